# Claves de programas y webhooks.
refusal-api-001 = No se ha mostrado ninguna clave o no abre nada. Envíe «Authorization: Bearer» con una clave creada por un funcionario y aún vigente.
refusal-api-002 = La petición no es como la acepta la interfaz: { $what }. Consúltelo en /api/v1/openapi.json.
refusal-api-003 = La clave { $what } no puede crearse. Dele un nombre, al menos un derecho y un final dentro de 366 días.
refusal-api-004 = No hay ninguna clave { $what }, o ya fue retirada.
refusal-api-005 = Un webhook no puede ir a { $what }. Indique una dirección https de un servidor público.
refusal-api-006 = No hay ningún webhook { $what }, o ya fue retirado.
