refusal-office-002 = Otra persona ha cambiado entretanto el archivo de la oficina; rige la revisión { $what }. Vuelva a cargar la página, revísela y repita su cambio.
refusal-office-003 = El archivo de la oficina tendría errores, por lo que no se ha cambiado nada: { $what }.
refusal-office-004 = El directorio no tiene ninguna entrada { $what }. Consulte en la lista lo que hay.
refusal-office-005 = No se puede leer la tabla: { $what }. Guárdela como CSV con una línea de nombres de columna e inténtelo de nuevo.
done-directory-saved = Guardado. El cambio ya está en vigor.
done-directory-removed = Retirado del directorio. El historial lo conserva.
done-directory-restored = La revisión anterior vuelve a estar en vigor, como revisión nueva.
done-directory-contact-saved = Contacto guardado.
done-directory-contact-removed = Contacto retirado.
done-directory-contact-confirmed = Contacto confirmado. Se le enviarán cartas.
directory-tabs = Partes del directorio
directory-authorities = Autoridades
directory-procedures = Procedimientos
directory-letters = Textos de cartas
directory-coverage = Cobertura
directory-history = Historial
directory-import = Importar de una tabla
directory-authority-new = Añadir una autoridad
directory-authority-edit = Modificar esta autoridad
directory-authority-remove = Retirar del directorio
directory-authority-facts = Lo que sabemos
directory-authority-decides = Decide sobre
directory-authorities-found = 
    { $count ->
        [one] { $count } autoridad
        [many] { $count } de autoridades
       *[other] { $count } autoridades
    }
directory-sieve-label = Elegir autoridades
directory-sieve-words = Nombre o clave
directory-sieve-any = Cualquiera
directory-sieve-do = Mostrar
directory-more-label = Más de la lista
directory-more-before = Anteriores
directory-more-after = Siguientes
directory-field-name = Nombre
directory-field-key = Clave
directory-field-country = País
directory-field-address = Dirección de correo
directory-field-language = Idioma
directory-field-domains = Dominios de su correo
directory-field-time-zone = Zona horaria
directory-field-working-days = Días laborables
directory-field-holidays = Festivos
directory-field-own = La propia oficina
directory-field-auto-relay = Las respuestas verificadas se transmiten solas
directory-key-hint = Una palabra corta para el archivo de la oficina: minúsculas, cifras y guiones, como civil-aviation. Después no cambia.
directory-country-hint = Dos letras, como AU. Déjelo vacío si no procede.
directory-zone-hint = Por ejemplo Europe/Madrid. Vacío significa UTC.
directory-holidays-hint = Un día por línea, escrito 2026-12-24. Los plazos no los cuentan.
directory-domains-hint = Uno por línea, como caa.gov.example. Solo el correo autenticado de estos dominios se considera suyo.
directory-domains-none = Ninguno: toda respuesta espera a un funcionario
directory-auto-relay-long = Transmitir al solicitante sin intervención las respuestas verificadas sin adjuntos
directory-own-long = Es la propia oficina: decide y responde por sí misma
directory-not-said = No se indica
directory-none-yet = Nada todavía
directory-yes = Sí
directory-no = No
directory-save = Guardar
directory-leave = Salir sin guardar
directory-change = Modificar
directory-remove = Retirar
directory-acts = Acciones
directory-calendar-title = Calendario
directory-calendar-months = Los próximos doce meses
directory-month-working-days = 
    { $count ->
        [one] { $count } día laborable
        [many] { $count } de días laborables
       *[other] { $count } días laborables
    }
directory-day-off = no laborable
directory-weekday-mon = lunes
directory-weekday-tue = martes
directory-weekday-wed = miércoles
directory-weekday-thu = jueves
directory-weekday-fri = viernes
directory-weekday-sat = sábado
directory-weekday-sun = domingo
directory-contacts-title = Contactos
directory-contacts-number = Contactos
directory-contacts-none = Sin contactos: no se puede remitir nada a esta autoridad.
directory-contacts-own = No hacen falta: la oficina responde por sí misma.
directory-contact-new = Añadir un contacto
directory-contact-change = Modificar el contacto
directory-contact-for = Para
directory-contact-for-hint = No marque ninguno para usarlo en cualquier procedimiento.
directory-contact-any = Cualquier procedimiento
directory-contact-escalation = Contacto superior
directory-contact-escalation-long = Contacto superior: se le escribe solo cuando los recordatorios no bastan
directory-contact-since = desde el
directory-contact-state = Estado
directory-contact-state-confirmed = Confirmado
directory-contact-state-proposed = Propuesto
directory-contact-state-bouncing = Rechaza el correo
directory-contact-state-none = Sin contacto
directory-contact-confirm = Confirmar
directory-contact-works-again = Marcar como válido de nuevo
directory-language-first = El primer idioma de la oficina
directory-mistake-key = Escriba la clave con minúsculas, cifras y guiones
directory-mistake-key-taken = Esta clave ya existe. Elija otra
directory-mistake-name = Escriba el nombre al menos en un idioma
directory-mistake-country = Escriba el país con dos letras, como AU
directory-mistake-zone = No se conoce esta zona horaria. Escriba una como Europe/Madrid
directory-mistake-week = Marque al menos un día laborable; si no, ningún plazo terminaría
directory-mistake-day = «{ $what }» no es un día. Escríbalo como 2026-12-24
directory-mistake-domain = «{ $what }» no es un dominio. Escríbalo como en una dirección, por ejemplo caa.gov.example
directory-history-lead = Se conserva cada cambio. Cualquier revisión puede leerse y volver a ponerse en vigor.
directory-revision = Revisión
directory-revision-title = Revisión { $what } del archivo de la oficina
directory-revision-at = Cuándo
directory-revision-by = Quién
directory-revision-in-force = En vigor
directory-revision-restore = Volver a poner en vigor esta revisión
directory-revision-file = Guardarla como archivo
directory-revision-text = El texto completo
directory-revision-changes = 
    { $count ->
        [one] { $count } cambio respecto de la revisión anterior
        [many] { $count } de cambios respecto de la revisión anterior
       *[other] { $count } cambios respecto de la revisión anterior
    }
directory-change-entry = Entrada
directory-change-what = Qué
directory-change-before = Antes
directory-change-now = Ahora
directory-change-added = añadido
directory-change-changed = cambiado
directory-change-gone = retirado
directory-changes-cut = Solo se muestran los primeros cambios; el archivo los contiene todos.
directory-entry-authority = Autoridad
directory-entry-procedure = Procedimiento
directory-entry-delegate = Delegado
directory-entry-accreditation = Acreditación
directory-entry-letter = Texto de carta
directory-entry-office = Oficina
directory-entry-mail = Correo
directory-entry-web = Páginas
refusal-office-006 = La autoridad no tiene el contacto { $what }. Consulte sus contactos en su página.
directory-coverage-on = En el día
directory-coverage-wrong-day = No es un día válido; se muestra hoy
directory-coverage-own = Países con delegado propio
directory-coverage-by = Atendido por
directory-coverage-rest = 
    { $count ->
        [one] { $count } país sin delegado propio
        [many] { $count } de países sin delegado propio
       *[other] { $count } países sin delegado propio
    }
directory-coverage-default = Corresponden al delegado por defecto, { $what }.
directory-coverage-nobody = Nadie los atiende: la oficina no tiene delegado por defecto.
directory-map-skip = Saltar el mapa
directory-map-title = Quién atiende cada país el { $what }
directory-map-text = Mapa del mundo. Los países de cada delegado tienen su propia trama; cada país enlaza con su línea más abajo.
directory-delegate-new = Añadir un delegado
directory-delegate-edit = Nombre y residencia
directory-delegate-default = Delegado por defecto
directory-delegate-countries = 
    { $count ->
        [one] { $count } país
        [many] { $count } de países
       *[other] { $count } países
    }
directory-delegate-names = Nombre en cada escritura
directory-delegate-names-hint = El primero se usa cuando ningún otro conviene. Las líneas vacías se omiten.
directory-delegate-resident = Reside en
directory-accreditations = Acreditaciones
directory-accreditation-new = Añadir una acreditación
directory-accreditation-hint = Si ya hay una con el mismo país y primer día, se modifica: indique un fin para terminarla.
directory-accreditation-function = Función
directory-accreditation-named-by = Nombrado por
directory-accreditation-paper = Documento
directory-accreditation-from = Desde
directory-accreditation-until = Hasta (ese día ya no rige)
directory-accreditation-holds = Vigente
directory-accreditation-over = Hoy no rige
directory-mistake-until = El fin debe ser posterior al inicio
directory-procedure-new = Añadir un procedimiento
directory-procedure-edit = Modificar este procedimiento
directory-procedure-uses = Basado en el procedimiento incluido
directory-procedure-uses-hint = Sus campos, palabras y plazos rigen salvo que aquí se diga otra cosa.
directory-procedure-uses-none = Ninguno
directory-procedure-decided-by = Decide
directory-procedure-more = Más autoridades, por clave
directory-procedure-more-hint = Claves de la lista de autoridades, separadas por comas.
directory-procedure-receipt = Acuse de recibo en
directory-procedure-answer = Respuesta en
directory-procedure-remind = Recordatorio cada
directory-procedure-reminders = Recordatorios antes del contacto superior
directory-procedure-reminders-hint = Un número, por ejemplo 3.
directory-procedure-outcomes = Decisiones posibles
directory-procedure-outcomes-hint = Una por línea.
directory-procedure-intake = Direcciones que lo proponen
directory-procedure-intake-hint = Una carta a una de ellas propone este procedimiento. Una por línea.
directory-procedure-offered = Los solicitantes lo encuentran entre los formularios
directory-procedure-not-offered = no ofrecido
directory-procedure-routes-itself = Se asigna sin intervención de un funcionario
directory-no-limit = Sin plazo
directory-working-days = 
    { $count ->
        [one] { $count } día laborable
        [many] { $count } de días laborables
       *[other] { $count } días laborables
    }
directory-days = 
    { $count ->
        [one] { $count } día
        [many] { $count } de días
       *[other] { $count } días
    }
directory-limit-acknowledge-within = Acuse de recibo en
directory-limit-answer-within = Respuesta en
directory-limit-remind-every = Recordatorio cada
directory-limit-count = Cuántos (vacío: ninguno)
directory-limit-days = Qué días
directory-limit-working = Días laborables
directory-limit-all = Todos los días
directory-fields = Campos
directory-field-new = Añadir un campo
directory-field-edit = Modificar este campo
directory-field-label = Qué pregunta
directory-field-kind = Tipo
directory-field-section = Página del formulario
directory-field-section-none = La última página
directory-field-rules = Reglas
directory-field-required = Obligatorio
directory-field-required-long = Obligatorio: la autoridad no puede prescindir de él
directory-field-disclosed = Visible para la autoridad
directory-field-disclosed-long = La autoridad lo ve
directory-field-kept = Se queda en la oficina
directory-field-whole-letter = Toma el texto completo de la carta que abrió el expediente
directory-field-hint = Ayuda
directory-field-hint-hint = Qué conviene saber antes de rellenarlo. Puede quedar vacío.
directory-field-choices = Opciones
directory-field-choices-hint = Para el tipo «una de varias»: una por línea.
directory-field-least = Como mínimo
directory-field-least-hint = El número menor, o el mínimo de filas, archivos o signos.
directory-field-most = Como máximo
directory-field-most-hint = El número mayor, o el máximo de filas, archivos o signos.
directory-field-pattern = Forma del valor
directory-field-pattern-hint = Una expresión regular que debe cumplir todo el valor, como [A-Z]{"{"}4{"}"}.
directory-move-up = Subir
directory-move-down = Bajar
directory-left-out = Campos incluidos que se omiten
directory-take-back = Recuperar
directory-kind-text = Una línea de texto
directory-kind-long-text = Varias líneas de texto
directory-kind-number = Número
directory-kind-date = Día
directory-kind-instant = Día y hora
directory-kind-country = País
directory-kind-language = Idioma
directory-kind-choice = Una de varias
directory-kind-yes-no = Sí o no
directory-kind-person = Nombre de persona
directory-kind-email = Dirección de correo
directory-kind-phone = Número de teléfono
directory-kind-file = Archivos
directory-kind-rows = Filas de una tabla
directory-letter = Carta
directory-letter-languages = Idiomas
directory-letters-lead = Lo que escribe la oficina, carta por carta. Un texto propio sustituye al incluido.
directory-letter-own = Texto propio
directory-letter-shipped = Texto incluido
directory-letter-text = Texto de la carta
directory-letter-hint = La primera línea es «Subject: …», luego una línea vacía y el texto. Los valores van entre llaves dobles:
directory-letter-try = Probar
directory-letter-drop = Volver al texto incluido
directory-letter-preview = Con valores de ejemplo
directory-letter-no-preview = El texto aún no funciona.
directory-letter-acknowledgement = Acuse de recibo al solicitante
directory-letter-request = Solicitud a la autoridad
directory-letter-receipt-request = Pregunta de si ha llegado
directory-letter-reminder = Recordatorio
directory-letter-escalation = Carta al contacto superior
directory-letter-relay = Respuesta de la autoridad transmitida
directory-letter-answer = Carta propia de la oficina
directory-letter-closing = Carta de cierre
directory-letter-link = Enlace para continuar un formulario
directory-mistake-authority = Ninguna autoridad tiene la clave «{ $what }»
directory-mistake-limit = Escriba un número de días de 1 a 1000 o déjelo vacío
directory-mistake-reminders = Escriba un número de 0 a 100
directory-mistake-kind = Elija un tipo
directory-mistake-label = Escriba qué pregunta el campo al menos en un idioma
directory-mistake-choices = Escriba al menos una opción
directory-mistake-number = Escriba un número entero o déjelo vacío
directory-mistake-bounds = El máximo no puede ser menor que el mínimo
directory-mistake-letter = El texto no funciona: { $what }
done-directory-imported = La tabla se ha incorporado como esta revisión. Para deshacerlo, vuelva a poner en vigor la revisión anterior.
directory-revision-before = La revisión anterior
directory-import-lead = Una tabla de autoridades se convierte en entradas del directorio. No se cambia nada antes de que vea qué haría cada fila.
directory-import-waiting = Continuar con la tabla { $what }
directory-import-file = Tabla
directory-import-hint = CSV con cualquier separador, hasta 4 MB y 5000 filas, mejor con una línea de nombres de columna.
directory-import-look = Revisarla
directory-import-title = Tabla { $what }
directory-import-nothing-yet = Es una vista previa: aún no se ha cambiado nada.
directory-import-cut = Solo se han leído las primeras 5000 filas.
directory-import-take = 
    { $count ->
        [one] Incorporar { $count } fila
        [many] Incorporar { $count } de filas
       *[other] Incorporar { $count } filas
    }
directory-import-drop = Descartar la tabla
directory-import-columns = Qué significan las columnas
directory-import-column = Columna
directory-import-sample = Por ejemplo
directory-import-meaning = Significa
directory-import-encoding = Codificación
directory-import-delimiter = Separador
directory-import-again = Revisar de nuevo
directory-import-line = Línea
directory-import-why = Qué y por qué
directory-import-more = Solo se muestran las primeras filas.
directory-column-none = Nada
directory-column-name = Nombre
directory-column-address = Dirección de correo
directory-column-country = País
directory-column-key = Clave
directory-delimiter-comma = Coma
directory-delimiter-semicolon = Punto y coma
directory-delimiter-tab = Tabulador
directory-delimiter-bar = Barra vertical
directory-row-new = Nuevas
directory-row-changed = Cambiadas
directory-row-rejected = Rechazadas
directory-row-unchanged = Sin cambios
directory-rejected-no-name = No tiene nombre
directory-rejected-address = «{ $what }» no es una dirección de correo
directory-rejected-country = «{ $what }» no es un código de país
directory-rejected-twice = Una fila anterior ya trata de { $what }
directory-mistake-table-none = Elija un archivo
directory-mistake-table-empty = No hay ninguna tabla en este archivo. Guárdelo como CSV e inténtelo de nuevo
directory-mistake-table-large = El archivo supera 4 MB
