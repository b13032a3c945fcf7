ask-wrong-too-long = « { $what } » ne peut dépasser { $to } caractères. Raccourcissez le texte.
ask-wrong-too-short = « { $what } » demande au moins { $to } caractères.
ask-wrong-number = « { $what } » doit être un nombre, comme 12 ou 12500.
ask-wrong-too-small = « { $what } » doit être égal ou supérieur à { $to }.
ask-wrong-too-large = « { $what } » doit être égal ou inférieur à { $to }.
ask-wrong-day = « { $what } » doit être une date réelle, comme 27 3 2027.
ask-wrong-time = « { $what } » demande une heure UTC à quatre chiffres, comme 0830.
ask-wrong-choice = Choisissez une des réponses pour « { $what } ».
ask-wrong-address = « { $what } » doit être une adresse électronique, comme nom@example.org.
ask-wrong-phone = « { $what } » doit être un numéro de téléphone, comme +34 600 000 000.
ask-wrong-name = « { $what } » doit être un nom.
ask-wrong-form = « { $what } » n’a pas la forme attendue.
ask-wrong-form-hint = Vérifiez « { $what } » : { $to }
ask-wrong-few-rows = « { $what } » demande au moins ce nombre de lignes : { $to }.
ask-missing-text = Remplissez « { $what } ».
ask-missing-choice = Choisissez une réponse pour « { $what } ».
ask-missing-file = Ajoutez un fichier pour « { $what } ».
ask-missing-rows = Remplissez au moins une ligne de « { $what } ».
ask-yes = Oui
ask-no = Non
ask-list-title = Que souhaitez-vous demander ?
ask-list-lead = Choisissez ce qui convient le mieux. Le bureau trouve l’autorité qui décide, lui écrit et vous transmet sa réponse.
ask-list-none = Aucun formulaire n’est ouvert actuellement. Écrivez-nous :
ask-all-forms = Tous les formulaires
ask-decides-title = Qui décide
ask-decides-own = Le bureau répond lui-même.
ask-decides-unknown = Le bureau trouve l’autorité qui décide.
ask-decides-lead = Non pas le bureau, mais :
ask-takes-title = Combien de temps cela prend
ask-takes-working =
    { $count ->
        [one] Nous attendons la réponse sous { $count } jour ouvrable après notre courrier à l’autorité.
        [many] Nous attendons la réponse sous { $count } jours ouvrables après notre courrier à l’autorité.
       *[other] Nous attendons la réponse sous { $count } jours ouvrables après notre courrier à l’autorité.
    }
ask-takes-days =
    { $count ->
        [one] Nous attendons la réponse sous { $count } jour après notre courrier à l’autorité.
        [many] Nous attendons la réponse sous { $count } jours après notre courrier à l’autorité.
       *[other] Nous attendons la réponse sous { $count } jours après notre courrier à l’autorité.
    }
ask-takes-unknown = Il n’y a pas de délai fixe. Nous vous informons dès que la réponse arrive.
ask-needs-title = Ce qu’il vous faut
ask-as-file = en fichier
ask-sees-title = Ce que l’autorité verra
ask-sees-lead = Ces réponses et rien d’autre. Vos nom, adresse et téléphone restent au bureau, sauf si vous les écrivez dans une de ces réponses.
ask-sees-nothing = Rien de vos réponses sans une lettre d’un agent.
ask-sees-count =
    { $count ->
        [one] { $count } réponse
        [many] { $count } réponses
       *[other] { $count } réponses
    }
ask-may-stop = Vous pouvez vous arrêter à tout moment et reprendre sous 30 jours avec un lien.
ask-start = Commencer
ask-trap = Laissez ce champ vide
ask-step = Étape { $from } sur { $to }
ask-continue = Continuer
ask-back = Retour
ask-save = Enregistrer et reprendre plus tard
ask-optional = (facultatif)
ask-choose = Choisissez
ask-part-day = Jour
ask-part-month = Mois
ask-part-year = Année
ask-part-time = Heure UTC
ask-row = Ligne { $what }
ask-row-out = Retirer la ligne { $what }
ask-row-more = Ajouter une ligne
ask-file-hint = PDF, JPEG, PNG, WebP, Word, Excel, OpenDocument ou texte ; 10 Mo au plus par fichier, 18 Mo au total. Lieu et appareil sont retirés des photos.
ask-file-add = Ajouter le fichier
ask-file-out = Retirer { $what }
ask-you-title = À propos de vous
ask-you-hint = Le bureau vous écrit à cette adresse. L’autorité ne la reçoit pas.
ask-your-name = Votre nom complet
ask-your-email = Votre adresse électronique
ask-your-country = Le pays d’où vous écrivez
ask-your-language = La langue dans laquelle nous vous écrivons
ask-message = Que souhaitez-vous demander ?
ask-check-title = Vérifiez vos réponses
ask-change = Modifier
ask-not-said = Non renseigné
ask-passed-on = Transmis
ask-kept = Réservé au bureau
ask-file-kept = Transmis seulement si un agent le choisit
ask-consent-title = Ce que vous acceptez
ask-consent = En envoyant, vous acceptez que le bureau transmette les réponses marquées « Transmis » à :
ask-consent-rest = Les fichiers ne les accompagnent que si un agent les choisit. Tout le reste demeure au bureau.
ask-consent-office = En envoyant, le bureau lit et conserve vos réponses. Il ne transmet rien sans vous écrire d’abord.
ask-send = Envoyer la demande
ask-sent-title = Votre demande est envoyée
ask-sent-reference = Votre référence
ask-sent-next = La suite
ask-sent-letter = Un accusé de réception part à cette adresse, sauf si vous en avez reçu un cette semaine :
ask-sent-own = Un agent lit votre demande et vous répond.
ask-sent-forward = Un agent lit votre demande et écrit à :
ask-sent-relay = Le bureau surveille le délai et vous transmet la réponse.
ask-sent-keep = Conservez la référence : elle permet de suivre votre demande.
ask-save-title = Enregistrer et reprendre plus tard
ask-save-lead = Vos réponses sont enregistrées.
ask-save-until = Avec ce lien vous pouvez reprendre jusqu’au
ask-save-secret = Gardez-le pour vous : quiconque l’a voit ce que vous avez rempli.
ask-save-mail = Recevoir le lien par courriel
ask-save-send = Envoyer le lien
ask-save-on = Continuer maintenant
done-link-mailed = Le lien est en route. Une adresse reçoit au plus un tel message par jour.
ask-link-subject = Votre formulaire auprès de { $what }
ask-link-text =
    Quelqu’un a donné cette adresse pour reprendre un formulaire de { $what }.
    Si c’était vous, continuez ici dans les 30 jours :

    { $to }

    Sinon, jetez ce message : rien n’a été envoyé en votre nom.
ask-upload-empty = { $what } est vide. Choisissez un autre fichier.
ask-upload-large = { $what } dépasse 10 Mo. Réduisez-le ou laissez-le.
ask-upload-kind = { $what } est d’un type que nous n’acceptons pas. Envoyez un PDF ou une image.
ask-upload-broken = { $what } n’est pas lisible comme image. Enregistrez-la de nouveau et réessayez.
ask-upload-pixels = { $what } compte plus de 60 millions de pixels. Réduisez-la.
ask-upload-many = { $what } n’a pas été ajouté : il y a déjà autant de fichiers que possible. Retirez-en un.
ask-upload-room = { $what } n’a pas été ajouté : 18 Mo et 12 fichiers au plus en tout.
refusal-ask-001 = Trop de demandes sont venues d’ici en peu de temps. Rien n’est perdu : attendez une heure et réessayez.
refusal-ask-002 = Ce lien ne mène à aucun formulaire : il a déjà été envoyé, date de plus de 30 jours ou est incomplet. Commencez-en un nouveau.
refusal-ask-003 = Le formulaire n’est pas complet. Remplissez ce qui manque et renvoyez-le.
refusal-ask-004 = C’est plus de texte qu’un formulaire n’en contient. Mettez les longs textes dans un fichier et joignez-le.
