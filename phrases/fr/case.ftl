case-crumbs = Où vous êtes
case-crumb = Dossier
case-state = État
case-state-open = Nouveau
case-state-routed = Orienté
case-state-forwarded = Chez l’autorité
case-state-replied = Réponse reçue, non communiquée
case-state-relayed = Communiqué
case-state-closed = Clos
case-procedure = Procédure
case-country = Pays
case-unknown = inconnu
case-officer = Délégué
case-opened = Ouvert
case-answer-due = Réponse de { $party } attendue
case-due = Réponse attendue au plus tard le
case-no-day = aucune date fixée
case-overdue = En retard
case-requester = Demandeur
case-actor-clock = Le système (délais)
case-actor-requester = Demandeur
case-actor-authority = Autorité
case-role-requester = Demandeur
case-role-authority = Autorité
case-role-third-party = Tiers
case-next = Étape suivante
case-next-closed = Ce dossier est clos. Il se rouvre lorsqu’une partie écrit.
case-next-judge = Une lettre dans le volet de { $party } attend votre jugement.
case-next-relay = La réponse de { $party } n’a pas encore été communiquée au demandeur.
case-next-read = Le demandeur a écrit de nouveau.
case-next-route = Personne n’a encore décidé quelle autorité est compétente.
case-next-forward = On n’a pas encore écrit à { $party }.
case-next-answer = C’est l’affaire du bureau lui-même : répondez.
case-next-overdue = { $party } est en retard pour sa réponse.
case-next-wait = La réponse de { $party } est attendue. Rien à faire.
case-next-decide = Le demandeur a la réponse. Consignez ce qui a été décidé.
case-next-close = Tout est fait. Le dossier peut être clos.
case-do-judge = Voir la lettre
case-do-relay = Communiquer au demandeur
case-do-read = La lire
case-do-route = Choisir la procédure et l’autorité
case-do-reroute = Changer l’orientation
case-do-forward = Écrire à l’autorité
case-do-answer = Répondre
case-do-ask = Interroger le demandeur
case-do-decide = Consigner la décision
case-do-close = Clore le dossier
case-do-reopen = Le rouvrir
case-do-clock = Changer le délai
case-do-fill = Remplir ou corriger
case-do-accept = Accepter comme leur réponse
case-do-receipt = Ce n’est qu’un accusé de réception
case-do-aside = La mettre de côté
case-do-call-back = La rappeler
case-do-nothing = Revenir sans rien changer
case-do-not-send = Revenir sans envoyer
case-asked = Ce qui est demandé
case-field-missing = manque
case-field-required = obligatoire
case-field-will-be-seen = l’autorité le voit
case-field-kept = reste au bureau
case-field-unfit = { $field } : cette valeur ne convient pas au champ. Corrigez-la.
case-field-why = Motif
case-field-why-hint = Il reste dans l’historique du dossier. Aucune partie ne le voit.
case-field-note = Remarque
case-field-outcome = Résultat
case-field-number = Numéro de la décision
case-field-number-hint = Tel que l’autorité l’écrit.
case-field-valid-until = Valable jusqu’au
case-field-valid-until-hint = Tel que l’autorité l’écrit.
case-field-conditions = Conditions posées
case-seen-by = Vu par
case-seen-by-nobody = Vu par le bureau seul
case-has-seen = A vu :
case-seen-letters =
    { $count ->
        [one] { $count } lettre de notre part
        [many] { $count } de lettres de notre part
       *[other] { $count } lettres de notre part
    }
case-seen-files =
    { $count ->
        [one] { $count } fichier
        [many] { $count } de fichiers
       *[other] { $count } fichiers
    }
case-seen-fields =
    { $count ->
        [one] { $count } champ
        [many] { $count } de champs
       *[other] { $count } champs
    }
case-their-references = Leur numéro de dossier :
case-reply-address = Adresse de réponse secrète
case-reply-address-why = Seule cette partie la possède. Le courrier qui y arrive vient dans ce volet.
case-gate = Le contrôle de sortie
case-gate-empty = Rien n’est encore passé.
case-gate-outward = À { $party }
case-gate-inward = De { $party } au demandeur
case-gate-waiting = Non communiqué
case-gate-reply = Une lettre de { $party }
case-gate-kept = Non communiqué aux autorités
case-no-authority = Pas encore de volet d’autorité
case-no-authority-why = Il s’ouvre avec la première lettre à une autorité.
case-older =
    { $count ->
        [one] Afficher { $count } lettre plus ancienne
        [many] Afficher { $count } de lettres plus anciennes
       *[other] Afficher { $count } lettres plus anciennes
    }
case-letter = Lettre
case-letter-from = De
case-letter-to = À
case-letter-at = Conservée le
case-letter-text = Texte
case-whole-letter = Lettre entière
case-subject = Objet
case-reply-to = Répondre à
case-files = Fichiers
case-no-files = aucun
case-file-without-name = Fichier { $number }
case-file-active = peut exécuter quelque chose
case-signature = Signature du message
case-quoted = Texte cité
case-raw = Afficher le message brut
case-as-html = Afficher tel que l’expéditeur l’a mis en page
case-as-html-title = La lettre en HTML
case-as-html-why = Rien ne s’y exécute et rien n’est cherché ailleurs.
case-as-text = Afficher en texte simple
case-passed-on = Communiquée au demandeur
case-leaves-at = Part à
case-leaves-in = Part dans
case-leaves-now = Part maintenant
case-sort-opening = Demande
case-sort-person = Lettre
case-sort-auto-reply = Réponse automatique
case-sort-bounce = Avis de remise
case-sort-receipt = Accusé de réception
case-sort-list = Lettre d’une liste
case-sort-calendar = Convocation
case-sort-acknowledgement = Confirmation au demandeur
case-sort-request = Demande à l’autorité
case-sort-reminder = Rappel
case-sort-receipt-request = Demande d’accusé de réception
case-sort-escalation = Lettre au contact supérieur
case-sort-relay = Réponse communiquée
case-sort-answer = Réponse du bureau
case-sort-question = Question du bureau
case-sort-closing = Lettre de clôture
case-sort-link = Lien de suivi du dossier
case-trust = Confiance
case-trust-verified = Vérifiée
case-trust-plausible = Vraisemblable
case-trust-held = Retenue
case-trust-accepted = Acceptée par un agent
case-set-aside = Mise de côté
case-way-waiting = En attente de départ
case-way-claimed = Sur le départ
case-way-on-wire = En route
case-way-sent = Envoyée
case-way-refused = Refusée par le serveur de courrier
case-way-uncertain = Incertaine
case-way-cancelled = Rappelée
case-way-came-back = Revenue
case-judge-title = Est-elle d’eux ?
case-judge-domain = Se dit de
case-judge-known = connu comme leur
case-judge-unknown = pas connu comme leur
case-judge-theirs = Domaines connus
case-judge-none = aucun
case-judge-way = Adresse de réponse secrète
case-judge-way-yes = Elle est venue à l’adresse secrète qu’eux seuls possèdent.
case-judge-way-no = Elle n’est pas venue à l’adresse secrète.
case-why-senders = Elle nomme { $what } expéditeurs au lieu d’un.
case-why-disowned = Le domaine de l’expéditeur la désavoue : { $what }
case-why-not-theirs = Elle vient de { $what }, qui n’est pas connu comme leur.
case-why-new-unproved = Une nouvelle demande ; l’expéditeur n’est pas authentifié : { $what }
case-why-new-proved = Une nouvelle demande ; { $what } est authentifié.
case-why-both = Elle est venue à l’adresse de réponse secrète et { $what } est authentifié.
case-why-address-only = Elle est venue à l’adresse de réponse secrète, mais l’expéditeur n’est pas authentifié : { $what }
case-why-sender-only = { $what } est authentifié, mais elle n’est pas venue à l’adresse de réponse secrète.
case-why-neither = Ni l’adresse de réponse ni un expéditeur authentifié ne plaident pour elle.
case-reason-chosen = Le demandeur l’a choisie.
case-reason-address = Envoyée à { $what }.
case-reason-subject = Son objet dit { $what }.
case-reason-text = Elle dit { $what }.
case-dispatch-sent = Envoyé, sans accusé de réception
case-dispatch-delivered = Remis
case-dispatch-acknowledged = Réception confirmée
case-dispatch-answered = Répondu
case-dispatch-failed = Non remis
case-dispatch-withdrawn = Retiré
case-dispatch-paused = Le délai est suspendu
case-limit-how = Comment ce jour a été calculé
case-limit-rule = { $days } à compter du { $from }, selon les jours de { $place }.
case-limit-extended =
    { $count ->
        [one] { $count } jour a été ajouté.
        [many] { $count } de jours ont été ajoutés.
       *[other] { $count } jours ont été ajoutés.
    }
case-limit-holidays = Jours fériés qui ne comptent pas : { $days }.
case-limit-paused = Suspendu du { $from } au { $to } : { $why }
case-limit-stands = Le délai est suspendu depuis le { $from } : { $why }
case-working-days =
    { $count ->
        [one] { $count } jour ouvré
        [many] { $count } de jours ouvrés
       *[other] { $count } jours ouvrés
    }
case-days =
    { $count ->
        [one] { $count } jour
        [many] { $count } de jours
       *[other] { $count } jours
    }
case-clock-title = Délai de { $what }
case-clock-what = Que faire du délai ?
case-clock-extend = Accorder plus de temps
case-clock-days = Combien de jours de plus
case-clock-days-wanted = Écrivez combien de jours sont ajoutés, de 1 à 365.
case-clock-pause = Suspendre le délai à partir de demain
case-clock-resume = Reprendre le délai à partir de demain
case-clock-withdraw = Ne plus attendre cette autorité (rien ne lui est écrit)
case-clock-button = Modifier le délai
case-route-title = Procédure et autorité
case-route-procedure = De quelle procédure s’agit-il ?
case-route-other = Une autre procédure
case-route-authorities = Autres autorités
case-route-authorities-hint = N’en cochez aucune pour écrire à celles que la procédure nomme.
case-route-button = Confirmer l’orientation
case-route-choose = Choisissez une procédure.
case-route-none = Quelqu’un qui a le droit d’orienter doit choisir.
case-fields-title = Ce qui est demandé
case-fields-lead = Inscrivez ce que le demandeur a dit. Seul ce que vous changez est noté.
case-fields-button = Garder les champs
case-decision = Décision
case-notes = Notes internes
case-notes-lead = Aucune partie ne les voit jamais.
case-note-hint = Aucune partie ne la voit jamais.
case-history = Historique
case-sheet-note = Écrire une note
case-sheet-note-lead = Pour ceux du bureau seulement.
case-sheet-note-button = Garder la note
case-sheet-aside = Mettre de côté la lettre de { $what }
case-sheet-aside-lead = Elle reste dans le volet avec votre motif et n’a aucun effet. Elle pourra encore être acceptée.
case-sheet-aside-button = La mettre de côté
case-sheet-decision = Consigner la décision
case-sheet-decision-lead = La lettre de clôture la communique au demandeur.
case-sheet-decision-button = Consigner la décision
case-step-one = Étape 1 sur 2 : écrire
case-step-two = Étape 2 sur 2 : relire et envoyer
case-write-forward = Écrire à l’autorité
case-write-forward-lead = La lettre dit ce que la procédure montre à l’autorité et ce que vous ajoutez ici.
case-write-relay = Communiquer la réponse
case-write-relay-lead = Le demandeur reçoit une nouvelle lettre du bureau avec ce texte.
case-write-answer = Répondre au demandeur
case-write-answer-lead = Le bureau répond en son propre nom.
case-write-ask = Interroger le demandeur
case-write-ask-lead = Le dossier reste où il est.
case-write-to = À qui
case-write-again = on lui a déjà écrit
case-write-text = Texte
case-write-text-hint = Il part tel qu’il est ici, dans le cadre de la lettre.
case-write-text-cleaned = Les noms, adresses et numéros du personnel de l’autorité sont déjà omis. Omettez davantage ou récrivez-le.
case-write-release = Laisser passer exactement ceci :
case-write-released = Passe à dessein :
case-write-files = Fichiers joints
case-write-files-hint = Aucun ne part si vous ne le cochez pas. Leurs noms ne sont pas communiqués.
case-write-incomplete = L’envoyer bien que des champs obligatoires soient vides
case-optional = facultatif
case-leave-out = Omettre la sélection
case-leave-out-undo = Annuler l’omission
case-source-reply = Ce que { $party } a écrit
case-source-cleaned = Une partie est omise dans le texte à communiquer. Comparez.
case-source-fields = Ce que voit l’autorité
case-source-field = Champ
case-source-value = Valeur
case-source-goes = Part avec la lettre
case-yes = oui
case-no = non
case-preview-button = Voir la lettre
case-preview-lead = Voici la lettre exactement telle qu’elle partirait. Rien n’a été envoyé.
case-preview-made = Sa date, son numéro, son code de contrôle et l’adresse de réponse d’un nouveau volet sont créés à l’envoi.
case-preview-forward = La lettre à l’autorité
case-preview-relay = La lettre au demandeur
case-preview-answer = La lettre au demandeur
case-preview-ask = La lettre au demandeur
case-preview-close = La dernière lettre au demandeur
case-known-nobody = Volet de personne
case-known-bouncing = Le courrier y est revenu
case-known-confirmed = Confirmée
case-known-since = Une réponse acceptée en est venue le { $what }.
case-known-file = Pas encore confirmée
case-known-file-why = Elle figure dans le fichier du bureau ; aucune réponse acceptée n’en est encore venue.
case-known-wrote = Nous a écrit
case-known-wrote-why = En dernier le { $what }, de cette même adresse.
case-known-typed = Donnée dans un formulaire
case-known-typed-why = Personne ne nous en a encore écrit.
case-send =
    { $count ->
        [one] Envoyer la lettre
        [many] Envoyer { $count } de lettres
       *[other] Envoyer { $count } lettres
    }
case-send-close = Envoyer et clore le dossier
case-change = La modifier
case-waits-seconds =
    { $count ->
        [one] Après l’envoi, elle peut être rappelée pendant { $count } seconde.
        [many] Après l’envoi, elle peut être rappelée pendant { $count } de secondes.
       *[other] Après l’envoi, elle peut être rappelée pendant { $count } secondes.
    }
case-keys = Touches
case-key-jk = lettre suivante, lettre précédente
case-key-enter = ouvrir la lettre
case-key-r = communiquer la réponse
case-key-f = écrire à l’autorité
case-key-a = répondre, interroger le demandeur
case-key-n = écrire une note
case-key-help = cette liste
done-case-routed = L’orientation est confirmée.
done-case-filled = Les champs sont gardés.
done-case-accepted = La lettre est acceptée comme leur réponse.
done-case-receipt = La lettre est classée comme accusé de réception.
done-case-set-aside = La lettre est mise de côté.
done-case-called-back = La lettre a été rappelée. Rien n’a été envoyé.
done-case-noted = La note est gardée.
done-case-decided = La décision est consignée.
done-case-reopened = Le dossier est rouvert.
done-case-clock = Le délai est modifié.
done-case-withdrawn = Le bureau n’attend plus cette autorité.
done-case-letter-waits = La lettre attend dans le courrier au départ et peut encore être rappelée.
done-case-letter-leaves = La lettre est dans le courrier au départ et part aussitôt.
deed-case-opened = Le dossier a été ouvert et confié à { $officer }.
deed-case-consented = Le demandeur a accepté que ces champs soient transmis à { $authorities } : { $fields }.
deed-case-routed = Orienté : { $procedure }, vers { $authorities }.
deed-case-filled = Champs remplis : { $fields }.
deed-case-forwarded = La demande a été envoyée à { $authority }.
deed-case-answered = Le bureau a répondu au demandeur.
deed-case-noted = Une note a été écrite.
deed-case-decided = Décision consignée : { $outcome } { $number }
deed-case-closed = Le dossier a été clos.
deed-case-reopened = Le dossier a été rouvert.
deed-case-assigned = Le dossier a été confié à { $officer }.
deed-requester-asked = Le demandeur a été interrogé.
deed-letter-placed = Une lettre est arrivée.
deed-letter-cancelled = Une lettre a été rappelée avant son départ.
deed-letter-undeliverable = Une lettre à { $recipient } est revenue : { $why }
deed-reply-accepted = La réponse de { $authority } a été acceptée.
deed-reply-relayed = La réponse a été communiquée au demandeur.
deed-reply-set-aside = Une lettre a été mise de côté : { $why }
deed-dispatch-acknowledged = { $authority } a confirmé la réception.
deed-dispatch-withdrawn = Le bureau a cessé d’attendre { $authority } : { $why }
deed-clock-paused = Le délai de { $authority } a été suspendu : { $why }
deed-clock-resumed = Le délai de { $authority } court de nouveau ; échéance { $due }. { $why }
deed-clock-extended = { $authority } a reçu plus de temps, jusqu’au { $due } : { $why }
deed-clock-reckoned = Le délai de { $authority } a été recalculé : de { $was } à { $is }.
deed-chase-receipt-request = Un accusé de réception a été demandé à { $authority }.
deed-chase-reminder = Un rappel a été envoyé à { $authority }.
deed-chase-escalation = On a écrit au contact supérieur de { $authority }.
deed-tray-placed = Une lettre a été placée à la main.
deed-tray-opened = Un dossier a été ouvert avec une lettre du bac.
deed-tray-discarded = Une lettre du bac a été écartée : { $why }
deed-link-sent = Le lien de suivi du dossier a été envoyé.
deed-link-replaced = Le lien de suivi du dossier a été remplacé.
deed-letter-released = Une lettre a été relâchée.
deed-notice-settled = Un avis a été réglé.
refusal-desk-029 = La lettre { $what } a déjà été acceptée ou mise de côté. Regardez-la de nouveau.
refusal-desk-030 = Le dossier { $what } n’est pas clos.
refusal-desk-031 = Rien n’a été envoyé : le dossier { $what } a changé depuis que vous avez vu la lettre. Voici comment elle partirait maintenant. Relisez-la.
case-letter-print = Sur papier
case-follow-link = Lien de suivi
