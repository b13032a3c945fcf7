# Clés des programmes et webhooks.
refusal-api-001 = Aucune clé n’a été présentée, ou elle n’ouvre rien. Envoyez « Authorization: Bearer » avec une clé créée par un agent et encore valable.
refusal-api-002 = La requête n’a pas la forme attendue par l’interface : { $what }. Consultez /api/v1/openapi.json.
refusal-api-003 = La clé { $what } ne peut pas être créée. Donnez-lui un nom, au moins un droit et une fin dans les 366 jours.
refusal-api-004 = Il n’y a pas de clé { $what }, ou elle a déjà été retirée.
refusal-api-005 = Un webhook ne peut pas aller à { $what }. Indiquez une adresse https d’un hôte public.
refusal-api-006 = Il n’y a pas de webhook { $what }, ou il a déjà été retiré.
