state-open = Ouvert
state-routed = Orienté
state-forwarded = Chez l’autorité
state-replied = Réponse reçue
state-relayed = Réponse communiquée
state-closed = Clos
state-at-work = Non clos
state-any = Tous, clos compris
waits-for-desk = Nous
waits-for-authority = Une autorité
waits-for-closing = Personne : peut être clos
view-at-work = En cours
view-waits-for-us = En attente de nous
view-at-authority = Chez une autorité
view-overdue = En retard chez une autorité
view-to-close = À clore
view-closed = Dossiers clos
view-shared = partagée
view-save = Enregistrer cette vue
view-name = Nom de la vue
view-share = Visible par tous les agents du bureau
view-save-button = Enregistrer la vue
view-drop = Supprimer cette vue enregistrée
views-label = Vues des dossiers
done-view-saved = La vue est enregistrée.
done-view-dropped = La vue est supprimée.
find-label = Chercher des dossiers par référence ou par mots
find-hint = Référence ou mots
find-button = Chercher
narrow-link = Plus de filtres
narrow-title = Quels dossiers ?
narrow-waiting = En attente de
narrow-anybody = N’importe qui
narrow-all = Tous
narrow-procedure = Procédure
narrow-officer = Confié à
narrow-from = Ouvert à partir du
narrow-before = Ouvert avant le
narrow-button = Afficher ces dossiers
narrow-none = Sans filtre
back-to-queue = Retour aux dossiers
chips-label = Filtres actifs
chip-without = Sans : { $what }
chip-state = État : { $what }
chip-waiting = En attente de : { $what }
chip-procedure = Procédure : { $what }
chip-authority = Autorité : { $what }
chip-country = Pays : { $what }
chip-officer = Confié à : { $what }
chip-from = Ouvert à partir du { $what }
chip-before = Ouvert avant le { $what }
chip-text = Mots : { $what }
column-choose = Choisir
column-reference = Référence
column-subject = Objet
column-state = État
column-due = Échéance
column-authority = Autorité
column-country = Pays
column-changed = Dernier changement
mark-held = Réponse retenue
mark-late = En retard
queue-none = Aucun dossier ici. Changez les filtres ou affichez tous les dossiers.
queue-none-so-far = Aucun parmi ceux parcourus jusqu’ici.
queue-cut-short = Seuls les dossiers modifiés en dernier ont été parcourus. De plus anciens peuvent convenir aussi.
pager-label = Pages de la liste
pager-newest = Les plus récents
pager-newer = Plus récents
pager-older = Plus anciens
pager-further = Chercher plus loin
pager-next = Autres lettres
news-show = Afficher
news-some = Il y a du nouveau.
bulk-button = Orienter ou confier les dossiers choisis
bulk-hint = Vous les reverrez avant toute action.
bulk-title = Plusieurs dossiers à la fois
bulk-nothing = Revenez en arrière et choisissez les dossiers dans la première colonne.
bulk-none-chosen = Aucun dossier n’est choisi.
bulk-route = Orienter
bulk-route-hint = Chaque dossier reçoit cette procédure et ses autorités.
bulk-assign = Confier
bulk-choose = Choisissez
bulk-choose-procedure = Choisissez une procédure.
bulk-choose-officer = Choisissez à qui confier les dossiers.
bulk-done-title = Ce qui a été fait
today-next = Ensuite :
today-all-done = Rien ne vous attend. Les nouvelles lettres apparaissent ici d’elles-mêmes.
today-nothing-of = Rien n’attend dans :
today-held = Réponses retenues
today-wrote-again = Demandeurs ayant réécrit
today-to-relay = Réponses à communiquer
today-overdue = En retard chez une autorité
today-new = Nouvelles demandes
today-to-forward = À transmettre à une autorité
today-tray = Lettres à classer
today-trouble = Lettres non abouties
today-leaving = Sur le départ
today-notice = Avis
today-act-held = Décider
today-act-wrote-again = Lire
today-act-to-relay = Communiquer
today-act-overdue = Relancer
today-act-new = Orienter
today-act-to-forward = Écrire
today-act-tray = Classer
today-act-trouble = Voir
today-act-leaving = Voir
today-act-notice = Voir
notice-settle = Réglé
notices-title = Avis
done-settled = L’avis est réglé.
party-requester = Le demandeur
party-third-party = Un tiers
no-subject = (sans objet)
letter-kind-person = Lettre
letter-kind-auto-reply = Réponse automatique
letter-kind-bounce = Retournée
letter-kind-receipt = Accusé de réception
letter-kind-list = Liste de diffusion
letter-kind-calendar = Calendrier
tray-empty = Rien à classer. Chaque lettre a trouvé sa place.
tray-intro = Ces lettres n’ont pas pu être classées avec certitude. À vous de dire où elles vont.
tray-why = Ici parce que
tray-place-here = Classer ici
tray-look = Voir la lettre
tray-from = De
tray-to = À
tray-at = Reçue
tray-kind = Nature
tray-cut = La lettre continue. Une fois classée, elle se lit en entier dans son dossier.
tray-files = Fichiers
tray-guesses = Peut-être ici
tray-place = Classer dans un dossier
tray-lane = De qui est la lettre ?
tray-open = Ouvrir un nouveau dossier
tray-open-hint = La lettre est une nouvelle demande. Son expéditeur reçoit un accusé de réception.
tray-discard = Écarter
tray-reason = Motif
tray-reason-hint = Pour le journal. La lettre est conservée.
tray-reference-wanted = Écrivez la référence du dossier.
tray-reason-wanted = Écrivez pourquoi la lettre est écartée.
done-placed = La lettre est classée.
done-opened = Un dossier a été ouvert à partir de la lettre.
done-discarded = La lettre a été écartée. Son contenu est conservé.
shelves-label = Lettres selon leur sort
shelf-waiting = En chemin
shelf-trouble = Refusées ou incertaines
shelf-cancelled = Rappelées
shelf-sent = Envoyées
outbox-none = Aucune lettre ici.
outbox-to = À
outbox-next = Départ : { $what }.
outbox-call-back = Rappeler
outbox-send-now = Envoyer maintenant
outbox-means-delayed = Elle attend la fin de son délai et peut encore être rappelée.
outbox-means-waiting = Elle part au prochain envoi.
outbox-means-retried = Le serveur n’a pas pu la prendre. Un nouvel essai se fait de lui-même.
outbox-means-on-wire = Elle part en ce moment et ne peut plus être rappelée.
outbox-means-uncertain = La connexion s’est coupée avant la réponse : elle est peut-être arrivée. Elle est répétée sous le même numéro ; un serveur soigneux ne la montre qu’une fois. Si c’est important, demandez par téléphone.
outbox-means-refused = Le serveur ne la prendra jamais. Lisez sa réponse, corrigez l’adresse et écrivez de nouveau depuis le dossier.
outbox-means-cancelled = Elle a été rappelée et n’est arrivée à personne.
outbox-means-sent = Le serveur l’a reçue.
outbox-means-sent-perhaps-twice = Le serveur l’a reçue, peut-être deux fois.
letter-state-waiting = En attente
letter-state-claimed = En partance
letter-state-on-wire = En partance
letter-state-sent = Envoyée
letter-state-refused = Refusée
letter-state-uncertain = Incertaine
letter-state-cancelled = Rappelée
done-called-back = La lettre a été rappelée et ne partira pas.
done-released = La lettre part maintenant.
refusal-desk-040 = Le fichier du bureau n’a pas de délégué « { $what } ». « office export » en donne la liste.
refusal-desk-041 = Il n’y a pas d’avis ouvert { $what }.
refusal-desk-042 = Un nom est nécessaire. Écrivez-le et réessayez.
refusal-desk-043 = Vous avez déjà { $what } vues enregistrées. Supprimez-en une d’abord.
learn-title = Est-ce une adresse de l’autorité ?
learn-placed = La lettre est classée dans le dossier
learn-means = Son expéditeur n’est pas un contact de cette autorité. Comme contact proposé, le bureau pourra lui écrire ; ses lettres ne sont crues que si l’hôte de courrier en répond.
learn-other-domain = Autre domaine
learn-other-domain-means = Ce n’est aucun des domaines de cette autorité. Demandez d’abord par téléphone.
learn-do = Garder comme contact proposé
learn-leave = Non, retour au classement
bulk-count = { $count ->
    [one] { $count } dossier choisi.
    [many] { $count } de dossiers choisis.
   *[other] { $count } dossiers choisis.
}
bulk-done = { $count ->
    [one] Fait pour { $count } dossier :
    [many] Fait pour { $count } de dossiers :
   *[other] Fait pour { $count } dossiers :
}
bulk-refused = { $count ->
    [one] Refusé pour { $count } dossier
    [many] Refusé pour { $count } de dossiers
   *[other] Refusé pour { $count } dossiers
}
outbox-tries = { $count ->
    [one] { $count } essai. Le serveur a répondu :
    [many] { $count } d’essais. Le serveur a répondu :
   *[other] { $count } essais. Le serveur a répondu :
}
news-new = { $count ->
    [one] { $count } nouveau
    [many] { $count } de nouveaux
   *[other] { $count } nouveaux
}
