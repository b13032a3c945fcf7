ask-wrong-too-long = «{ $what }» admite como máximo { $to } caracteres. Acórtelo.
ask-wrong-too-short = «{ $what }» necesita al menos { $to } caracteres.
ask-wrong-number = «{ $what }» debe ser un número, como 12 o 12500.
ask-wrong-too-small = «{ $what }» debe ser { $to } o más.
ask-wrong-too-large = «{ $what }» debe ser { $to } o menos.
ask-wrong-day = «{ $what }» debe ser una fecha real, como 27 3 2027.
ask-wrong-time = «{ $what }» necesita una hora UTC de cuatro cifras, como 0830.
ask-wrong-choice = Elija una de las respuestas de «{ $what }».
ask-wrong-address = «{ $what }» debe ser una dirección de correo, como nombre@example.org.
ask-wrong-phone = «{ $what }» debe ser un número de teléfono, como +34 600 000 000.
ask-wrong-name = «{ $what }» debe ser un nombre.
ask-wrong-form = «{ $what }» no está escrito en la forma esperada.
ask-wrong-form-hint = Revise «{ $what }»: { $to }
ask-wrong-few-rows = «{ $what }» necesita al menos estas filas: { $to }.
ask-missing-text = Rellene «{ $what }».
ask-missing-choice = Elija una respuesta para «{ $what }».
ask-missing-file = Añada un archivo para «{ $what }».
ask-missing-rows = Rellene al menos una fila de «{ $what }».
ask-yes = Sí
ask-no = No
ask-list-title = ¿Qué desea solicitar?
ask-list-lead = Elija lo que mejor corresponda. La oficina busca la autoridad que decide, le escribe y le transmite a usted su respuesta.
ask-list-none = Ahora no hay ningún formulario abierto. Escríbanos:
ask-all-forms = Todos los formularios
ask-decides-title = Quién decide
ask-decides-own = La propia oficina responde.
ask-decides-unknown = La oficina busca la autoridad que decide.
ask-decides-lead = No la oficina, sino:
ask-takes-title = Cuánto tarda
ask-takes-working =
    { $count ->
        [one] Esperamos la respuesta en un día hábil desde que escribimos a la autoridad.
        [many] Esperamos la respuesta en { $count } días hábiles desde que escribimos a la autoridad.
       *[other] Esperamos la respuesta en { $count } días hábiles desde que escribimos a la autoridad.
    }
ask-takes-days =
    { $count ->
        [one] Esperamos la respuesta en un día desde que escribimos a la autoridad.
        [many] Esperamos la respuesta en { $count } días desde que escribimos a la autoridad.
       *[other] Esperamos la respuesta en { $count } días desde que escribimos a la autoridad.
    }
ask-takes-unknown = No hay un plazo fijo. Le avisamos cuando llegue la respuesta.
ask-needs-title = Qué necesita
ask-as-file = como archivo
ask-sees-title = Qué verá la autoridad
ask-sees-lead = Estas respuestas y nada más. Su nombre, dirección y teléfono quedan en la oficina, salvo que los escriba en una de estas respuestas.
ask-sees-nothing = Nada de sus respuestas sin una carta de un funcionario.
ask-sees-count =
    { $count ->
        [one] Una respuesta
        [many] { $count } respuestas
       *[other] { $count } respuestas
    }
ask-may-stop = Puede parar en cualquier momento y continuar en 30 días con un enlace.
ask-start = Empezar
ask-trap = Deje esto vacío
ask-step = Paso { $from } de { $to }
ask-continue = Continuar
ask-back = Atrás
ask-save = Guardar y seguir después
ask-optional = (opcional)
ask-choose = Elija
ask-part-day = Día
ask-part-month = Mes
ask-part-year = Año
ask-part-time = Hora UTC
ask-row = Fila { $what }
ask-row-out = Quitar la fila { $what }
ask-row-more = Añadir una fila
ask-file-hint = PDF, JPEG, PNG, WebP, Word, Excel, OpenDocument o texto; hasta 10 MB cada uno y 18 MB en total. De las fotos se quitan lugar y cámara.
ask-file-add = Añadir el archivo
ask-file-out = Quitar { $what }
ask-you-title = Sobre usted
ask-you-hint = La oficina le escribe a esta dirección. La autoridad no la recibe.
ask-your-name = Su nombre completo
ask-your-email = Su dirección de correo electrónico
ask-your-country = El país desde el que escribe
ask-your-language = El idioma en que le escribimos
ask-message = ¿Qué desea preguntar?
ask-check-title = Revise sus respuestas
ask-change = Cambiar
ask-not-said = No indicado
ask-passed-on = Se transmite
ask-kept = Solo para la oficina
ask-file-kept = Se transmite solo si un funcionario lo elige
ask-consent-title = Qué acepta usted
ask-consent = Al enviar, acepta que la oficina transmita las respuestas marcadas «Se transmite» a:
ask-consent-rest = Los archivos los acompañan solo si un funcionario los elige. Todo lo demás queda en la oficina.
ask-consent-office = Al enviar, la oficina lee y conserva sus respuestas. No transmite nada sin escribirle antes.
ask-send = Enviar la solicitud
ask-sent-title = Su solicitud se ha enviado
ask-sent-reference = Su referencia
ask-sent-next = Qué ocurre ahora
ask-sent-letter = Se envía un acuse de recibo a esta dirección, salvo que ya recibiera uno esta semana:
ask-sent-own = Un funcionario lee su solicitud y le responde.
ask-sent-forward = Un funcionario lee su solicitud y escribe a:
ask-sent-relay = La oficina vigila el plazo y le transmite la respuesta.
ask-sent-keep = Guarde la referencia: con ella puede preguntar por su solicitud.
ask-save-title = Guardar y seguir después
ask-save-lead = Sus respuestas están guardadas.
ask-save-until = Con este enlace puede seguir hasta el
ask-save-secret = No lo comparta: quien lo tenga ve lo que ha escrito.
ask-save-mail = Recibir el enlace por correo
ask-save-send = Enviar el enlace
ask-save-on = Seguir ahora
done-link-mailed = El enlace está en camino. A cada dirección se envía como máximo una carta así al día.
ask-link-subject = Su formulario en { $what }
ask-link-text =
    Alguien indicó esta dirección para continuar un formulario de { $what }.
    Si fue usted, continúe aquí en un plazo de 30 días:

    { $to }

    Si no fue usted, deseche esta carta: nada se ha enviado en su nombre.
ask-upload-empty = { $what } está vacío. Elija otro archivo.
ask-upload-large = { $what } supera los 10 MB. Redúzcalo o déjelo fuera.
ask-upload-kind = { $what } es de un tipo que no admitimos. Envíe un PDF o una imagen.
ask-upload-broken = { $what } no se puede leer como imagen. Guárdela de nuevo e inténtelo otra vez.
ask-upload-pixels = { $what } tiene más de 60 millones de píxeles. Redúzcala.
ask-upload-many = { $what } no se añadió: ya hay tantos archivos como caben. Quite uno antes.
ask-upload-room = { $what } no se añadió: en total caben 18 MB y 12 archivos.
refusal-ask-001 = Se ha pedido demasiado desde aquí en poco tiempo. Nada se ha perdido: espere una hora e inténtelo de nuevo.
refusal-ask-002 = Este enlace no lleva a ningún formulario: ya se envió, tiene más de 30 días o está incompleto. Empiece uno nuevo.
refusal-ask-003 = El formulario no está completo. Rellene lo que falta y envíelo de nuevo.
refusal-ask-004 = Es más texto del que cabe en un formulario. Ponga los textos largos en un archivo y añádalo.
