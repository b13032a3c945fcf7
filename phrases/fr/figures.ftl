figures-title = Statistiques
figures-from = Du
figures-until = Au
figures-show = Afficher
figures-take = Télécharger le tableau (CSV)
figures-waiting = Qui attend qui, en ce moment
figures-nobody-waits = Personne n’attend.
figures-who = Qui attend
figures-whom = Qui est attendu
figures-number = Nombre
figures-overdue = En retard
figures-since = Le plus ancien depuis
figures-the-desk = Le bureau
figures-wait-open = Demandeurs ayant une nouvelle demande
figures-wait-routed = Demandeurs dont la demande n’est pas encore transmise
figures-wait-replied = Demandeurs dont la réponse est arrivée sans être communiquée
figures-wait-relayed = Demandeurs ayant reçu une réponse, dossier encore ouvert
figures-wait-answer = Le bureau et ses demandeurs
figures-by-month = Dossiers par mois
figures-by-procedure = Dossiers par procédure
figures-by-country = Dossiers par pays
figures-by-authority = Comment les autorités répondent
figures-chart-text = Deux colonnes par mois : dossiers ouverts et dossiers clos. Les mêmes chiffres figurent dans le tableau ci-dessous.
figures-numbers = Les chiffres
figures-month = Mois
figures-opened = Ouverts
figures-closed = Clos
figures-closed-since = Clos depuis
figures-opened-count = 
    { $count ->
        [one] { $count } dossier ouvert
        [many] { $count } de dossiers ouverts
       *[other] { $count } dossiers ouverts
    }
figures-closed-count = 
    { $count ->
        [one] { $count } dossier clos
        [many] { $count } de dossiers clos
       *[other] { $count } dossiers clos
    }
figures-key = Clé
figures-procedure = Procédure
figures-country = Pays
figures-authority = Autorité
figures-sent = Envoyés
figures-answered = Répondus
figures-open = En attente
figures-median = Délai médian de réponse (jours)
figures-median-hint = La moitié des réponses n’a pas pris davantage. Seuls comptent les envois de la période ayant reçu réponse ; ceux en attente sont indiqués à côté.
figures-bar = En barre
figures-nothing = Rien pour cette période.
figures-cut = Les vingt premiers sont affichés ; le tableau à télécharger les contient tous.
figures-not-routed = Pas encore orienté
figures-country-unknown = Pays inconnu
