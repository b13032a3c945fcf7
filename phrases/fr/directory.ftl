refusal-office-002 = Une autre personne a modifié entre-temps le fichier du bureau ; la révision { $what } est en vigueur. Rechargez la page, relisez-la et refaites votre modification.
refusal-office-003 = Le fichier du bureau contiendrait des erreurs ; rien n’a donc été modifié : { $what }.
refusal-office-004 = L’annuaire ne contient pas d’entrée { $what }. Consultez la liste.
refusal-office-005 = Le tableau est illisible : { $what }. Enregistrez-le en CSV avec une ligne d’en-têtes et réessayez.
done-directory-saved = Enregistré. La modification est en vigueur.
done-directory-removed = Retiré de l’annuaire. L’historique en garde la trace.
done-directory-restored = La révision antérieure est de nouveau en vigueur, sous un nouveau numéro.
done-directory-contact-saved = Le contact est enregistré.
done-directory-contact-removed = Le contact est retiré.
done-directory-contact-confirmed = Le contact est confirmé. Les lettres lui seront adressées.
directory-tabs = Parties de l’annuaire
directory-authorities = Autorités
directory-procedures = Procédures
directory-letters = Textes des lettres
directory-coverage = Ressorts
directory-history = Historique
directory-import = Importer un tableau
directory-authority-new = Ajouter une autorité
directory-authority-edit = Modifier cette autorité
directory-authority-remove = Retirer de l’annuaire
directory-authority-facts = Ce que nous savons
directory-authority-decides = Décide de
directory-authorities-found = 
    { $count ->
        [one] { $count } autorité
        [many] { $count } d’autorités
       *[other] { $count } autorités
    }
directory-sieve-label = Choisir des autorités
directory-sieve-words = Nom ou clé
directory-sieve-any = Tous
directory-sieve-do = Afficher
directory-more-label = Suite de la liste
directory-more-before = Précédents
directory-more-after = Suivants
directory-field-name = Nom
directory-field-key = Clé
directory-field-country = Pays
directory-field-address = Adresse électronique
directory-field-language = Langue
directory-field-domains = Domaines de son courrier
directory-field-time-zone = Fuseau horaire
directory-field-working-days = Jours ouvrés
directory-field-holidays = Jours fériés
directory-field-own = Le bureau lui-même
directory-field-auto-relay = Les réponses vérifiées sont communiquées d’office
directory-key-hint = Un mot court pour le fichier du bureau : minuscules, chiffres et traits d’union, par exemple civil-aviation. Il ne change plus ensuite.
directory-country-hint = Deux lettres, par exemple AU. Laissez vide si sans objet.
directory-zone-hint = Par exemple Europe/Madrid. Vide signifie UTC.
directory-holidays-hint = Un jour par ligne, écrit 2026-12-24. Les délais n’en tiennent pas compte.
directory-domains-hint = Un par ligne, par exemple caa.gov.example. Seul le courrier authentifié de ces domaines est tenu pour le leur.
directory-domains-none = Aucun : toute réponse attend un agent
directory-auto-relay-long = Communiquer au demandeur, sans intervention, une réponse vérifiée sans pièce jointe
directory-own-long = C’est le bureau lui-même : il décide et répond seul
directory-not-said = Non indiqué
directory-none-yet = Rien pour l’instant
directory-yes = Oui
directory-no = Non
directory-save = Enregistrer
directory-leave = Quitter sans enregistrer
directory-change = Modifier
directory-remove = Retirer
directory-acts = Actions
directory-calendar-title = Calendrier
directory-calendar-months = Les douze prochains mois
directory-month-working-days = 
    { $count ->
        [one] { $count } jour ouvré
        [many] { $count } de jours ouvrés
       *[other] { $count } jours ouvrés
    }
directory-day-off = non ouvré
directory-weekday-mon = lundi
directory-weekday-tue = mardi
directory-weekday-wed = mercredi
directory-weekday-thu = jeudi
directory-weekday-fri = vendredi
directory-weekday-sat = samedi
directory-weekday-sun = dimanche
directory-contacts-title = Coordonnées
directory-contacts-number = Coordonnées
directory-contacts-none = Aucun contact : rien ne peut être transmis à cette autorité.
directory-contacts-own = Aucun n’est nécessaire : le bureau répond lui-même.
directory-contact-new = Ajouter un contact
directory-contact-change = Modifier le contact
directory-contact-for = Pour
directory-contact-for-hint = N’en cochez aucune pour l’utiliser dans toute procédure.
directory-contact-any = Toute procédure
directory-contact-escalation = Contact supérieur
directory-contact-escalation-long = Contact supérieur : sollicité seulement si les rappels restent sans effet
directory-contact-since = depuis le
directory-contact-state = État
directory-contact-state-confirmed = Confirmé
directory-contact-state-proposed = Proposé
directory-contact-state-bouncing = Courrier refusé
directory-contact-state-none = Sans contact
directory-contact-confirm = Confirmer
directory-contact-works-again = Marquer comme de nouveau valable
directory-language-first = La première langue du bureau
directory-mistake-key = Écrivez la clé en minuscules, chiffres et traits d’union
directory-mistake-key-taken = Cette clé est déjà prise. Choisissez-en une autre
directory-mistake-name = Écrivez le nom dans au moins une langue
directory-mistake-country = Écrivez le pays en deux lettres, par exemple AU
directory-mistake-zone = Ce fuseau horaire est inconnu. Écrivez par exemple Europe/Madrid
directory-mistake-week = Cochez au moins un jour ouvré, sinon aucun délai ne prendrait fin
directory-mistake-day = « { $what } » n’est pas un jour. Écrivez-le 2026-12-24
directory-mistake-domain = « { $what } » n’est pas un domaine. Écrivez-le comme dans une adresse, par exemple caa.gov.example
directory-history-lead = Chaque modification est conservée. Toute révision peut être relue et remise en vigueur.
directory-revision = Révision
directory-revision-title = Révision { $what } du fichier du bureau
directory-revision-at = Quand
directory-revision-by = Qui
directory-revision-in-force = En vigueur
directory-revision-restore = Remettre cette révision en vigueur
directory-revision-file = L’enregistrer comme fichier
directory-revision-text = Le texte entier
directory-revision-changes = 
    { $count ->
        [one] { $count } modification par rapport à la révision précédente
        [many] { $count } de modifications par rapport à la révision précédente
       *[other] { $count } modifications par rapport à la révision précédente
    }
directory-change-entry = Entrée
directory-change-what = Quoi
directory-change-before = Avant
directory-change-now = Maintenant
directory-change-added = ajouté
directory-change-changed = modifié
directory-change-gone = retiré
directory-changes-cut = Seules les premières modifications sont affichées ; le fichier les contient toutes.
directory-entry-authority = Autorité
directory-entry-procedure = Procédure
directory-entry-delegate = Délégué
directory-entry-accreditation = Accréditation
directory-entry-letter = Texte de lettre
directory-entry-office = Bureau
directory-entry-mail = Courrier
directory-entry-web = Pages web
refusal-office-006 = L’autorité n’a pas de contact { $what }. Consultez ses contacts sur sa page.
directory-coverage-on = Au jour
directory-coverage-wrong-day = Ce n’est pas un jour ; la situation d’aujourd’hui est affichée
directory-coverage-own = Pays ayant un délégué propre
directory-coverage-by = Suivi par
directory-coverage-rest = 
    { $count ->
        [one] { $count } pays sans délégué propre
        [many] { $count } de pays sans délégué propre
       *[other] { $count } pays sans délégué propre
    }
directory-coverage-default = Ils relèvent du délégué par défaut, { $what }.
directory-coverage-nobody = Personne ne les suit : le bureau n’a pas de délégué par défaut.
directory-map-skip = Passer la carte
directory-map-title = Qui suit quel pays au { $what }
directory-map-text = Carte du monde. Les pays de chaque délégué ont leur propre hachure ; chaque pays renvoie à sa ligne ci-dessous.
directory-delegate-new = Ajouter un délégué
directory-delegate-edit = Nom et résidence
directory-delegate-default = Délégué par défaut
directory-delegate-countries = 
    { $count ->
        [one] { $count } pays
        [many] { $count } de pays
       *[other] { $count } pays
    }
directory-delegate-names = Nom dans chaque écriture
directory-delegate-names-hint = Le premier sert quand aucun autre ne convient. Les lignes vides sont ignorées.
directory-delegate-resident = Réside en
directory-accreditations = Accréditations
directory-accreditation-new = Ajouter une accréditation
directory-accreditation-hint = S’il en existe une pour le même pays et le même premier jour, elle est modifiée : indiquez une fin pour y mettre un terme.
directory-accreditation-function = Fonction
directory-accreditation-named-by = Nommé par
directory-accreditation-paper = Pièce
directory-accreditation-from = À partir du
directory-accreditation-until = Jusqu’au (ne vaut plus ce jour-là)
directory-accreditation-holds = En cours
directory-accreditation-over = Sans effet aujourd’hui
directory-mistake-until = La fin doit venir après le début
directory-procedure-new = Ajouter une procédure
directory-procedure-edit = Modifier cette procédure
directory-procedure-uses = Fondée sur la procédure fournie
directory-procedure-uses-hint = Ses champs, mots et délais valent partout où rien d’autre n’est dit ici.
directory-procedure-uses-none = Aucune
directory-procedure-decided-by = Décision par
directory-procedure-more = Autres autorités, par clé
directory-procedure-more-hint = Clés de la liste des autorités, séparées par des virgules.
directory-procedure-receipt = Accusé de réception sous
directory-procedure-answer = Réponse sous
directory-procedure-remind = Rappel tous les
directory-procedure-reminders = Rappels avant le contact supérieur
directory-procedure-reminders-hint = Un nombre, par exemple 3.
directory-procedure-outcomes = Décisions possibles
directory-procedure-outcomes-hint = Une par ligne.
directory-procedure-intake = Adresses qui la proposent
directory-procedure-intake-hint = Une lettre à l’une d’elles propose cette procédure. Une par ligne.
directory-procedure-offered = Les demandeurs la trouvent parmi les formulaires
directory-procedure-not-offered = non proposée
directory-procedure-routes-itself = Orientée sans agent
directory-no-limit = Sans délai
directory-working-days = 
    { $count ->
        [one] { $count } jour ouvré
        [many] { $count } de jours ouvrés
       *[other] { $count } jours ouvrés
    }
directory-days = 
    { $count ->
        [one] { $count } jour
        [many] { $count } de jours
       *[other] { $count } jours
    }
directory-limit-acknowledge-within = Accusé de réception sous
directory-limit-answer-within = Réponse sous
directory-limit-remind-every = Rappel tous les
directory-limit-count = Combien (vide : aucun)
directory-limit-days = Quels jours
directory-limit-working = Jours ouvrés
directory-limit-all = Tous les jours
directory-fields = Champs
directory-field-new = Ajouter un champ
directory-field-edit = Modifier ce champ
directory-field-label = Ce qu’il demande
directory-field-kind = Type
directory-field-section = Page du formulaire
directory-field-section-none = La dernière page
directory-field-rules = Règles
directory-field-required = Obligatoire
directory-field-required-long = Obligatoire : l’autorité ne peut s’en passer
directory-field-disclosed = Montré à l’autorité
directory-field-disclosed-long = L’autorité le voit
directory-field-kept = Reste au bureau
directory-field-whole-letter = Il reçoit le texte entier de la lettre qui a ouvert le dossier
directory-field-hint = Aide
directory-field-hint-hint = Ce qu’il faut savoir avant de le remplir. Peut rester vide.
directory-field-choices = Choix
directory-field-choices-hint = Pour le type « un parmi plusieurs » : un par ligne.
directory-field-least = Au moins
directory-field-least-hint = Le plus petit nombre, ou le moins de lignes, de fichiers ou de signes.
directory-field-most = Au plus
directory-field-most-hint = Le plus grand nombre, ou le plus de lignes, de fichiers ou de signes.
directory-field-pattern = Forme de la valeur
directory-field-pattern-hint = Une expression régulière que toute la valeur doit suivre, par exemple [A-Z]{"{"}4{"}"}.
directory-move-up = Monter
directory-move-down = Descendre
directory-left-out = Champs fournis laissés de côté
directory-take-back = Reprendre
directory-kind-text = Une ligne de texte
directory-kind-long-text = Plusieurs lignes de texte
directory-kind-number = Nombre
directory-kind-date = Jour
directory-kind-instant = Jour et heure
directory-kind-country = Pays
directory-kind-language = Langue
directory-kind-choice = Un parmi plusieurs
directory-kind-yes-no = Oui ou non
directory-kind-person = Nom de personne
directory-kind-email = Adresse électronique
directory-kind-phone = Numéro de téléphone
directory-kind-file = Fichiers
directory-kind-rows = Lignes d’un tableau
directory-letter = Lettre
directory-letter-languages = Langues
directory-letters-lead = Ce que le bureau écrit, lettre par lettre. Un texte propre remplace le texte fourni.
directory-letter-own = Texte propre
directory-letter-shipped = Texte fourni
directory-letter-text = Texte de la lettre
directory-letter-hint = La première ligne est « Subject: … », puis une ligne vide, puis le texte. Les valeurs sont entre doubles accolades :
directory-letter-try = Essayer
directory-letter-drop = Revenir au texte fourni
directory-letter-preview = Avec des valeurs d’exemple
directory-letter-no-preview = Le texte ne fonctionne pas encore.
directory-letter-acknowledgement = Accusé de réception au demandeur
directory-letter-request = Demande à l’autorité
directory-letter-receipt-request = Demande de confirmation de réception
directory-letter-reminder = Rappel
directory-letter-escalation = Lettre au contact supérieur
directory-letter-relay = Réponse de l’autorité communiquée
directory-letter-answer = Lettre propre du bureau
directory-letter-closing = Lettre de clôture
directory-letter-link = Lien pour reprendre un formulaire
directory-mistake-authority = Aucune autorité n’a la clé « { $what } »
directory-mistake-limit = Écrivez un nombre de jours de 1 à 1000, ou laissez vide
directory-mistake-reminders = Écrivez un nombre de 0 à 100
directory-mistake-kind = Choisissez un type
directory-mistake-label = Écrivez ce que demande le champ dans au moins une langue
directory-mistake-choices = Écrivez au moins un choix
directory-mistake-number = Écrivez un nombre entier, ou laissez vide
directory-mistake-bounds = Le maximum ne peut être inférieur au minimum
directory-mistake-letter = Le texte ne fonctionne pas : { $what }
done-directory-imported = Le tableau est repris dans cette révision. Pour annuler, remettez en vigueur la révision précédente.
directory-revision-before = La révision précédente
directory-import-lead = Un tableau d’autorités devient des entrées de l’annuaire. Rien n’est modifié avant que vous n’ayez vu l’effet de chaque ligne.
directory-import-waiting = Poursuivre avec le tableau { $what }
directory-import-file = Tableau
directory-import-hint = CSV avec tout séparateur, jusqu’à 4 Mo et 5 000 lignes, de préférence avec une ligne d’en-têtes.
directory-import-look = L’examiner
directory-import-title = Tableau { $what }
directory-import-nothing-yet = Ceci est un aperçu : rien n’a encore été modifié.
directory-import-cut = Seules les 5 000 premières lignes ont été lues.
directory-import-take = 
    { $count ->
        [one] Reprendre { $count } ligne
        [many] Reprendre { $count } de lignes
       *[other] Reprendre { $count } lignes
    }
directory-import-drop = Abandonner le tableau
directory-import-columns = Ce que signifient les colonnes
directory-import-column = Colonne
directory-import-sample = Par exemple
directory-import-meaning = Signifie
directory-import-encoding = Encodage
directory-import-delimiter = Séparateur
directory-import-again = Examiner à nouveau
directory-import-line = Ligne
directory-import-why = Quoi et pourquoi
directory-import-more = Seules les premières lignes sont affichées.
directory-column-none = Rien
directory-column-name = Nom
directory-column-address = Adresse électronique
directory-column-country = Pays
directory-column-key = Clé
directory-delimiter-comma = Virgule
directory-delimiter-semicolon = Point-virgule
directory-delimiter-tab = Tabulation
directory-delimiter-bar = Barre verticale
directory-row-new = Nouvelles
directory-row-changed = Modifiées
directory-row-rejected = Rejetées
directory-row-unchanged = Inchangées
directory-rejected-no-name = Elle n’a pas de nom
directory-rejected-address = « { $what } » n’est pas une adresse électronique
directory-rejected-country = « { $what } » n’est pas un code de pays
directory-rejected-twice = Une ligne précédente concerne déjà { $what }
directory-mistake-table-none = Choisissez un fichier
directory-mistake-table-empty = Ce fichier ne contient pas de tableau. Enregistrez-le en CSV et réessayez
directory-mistake-table-large = Le fichier dépasse 4 Mo
