case-crumbs = Dónde está
case-crumb = Expediente
case-state = Estado
case-state-open = Nuevo
case-state-routed = Asignado
case-state-forwarded = En manos de la autoridad
case-state-replied = Respondido, sin transmitir
case-state-relayed = Transmitido
case-state-closed = Cerrado
case-procedure = Procedimiento
case-country = País
case-unknown = desconocido
case-officer = Delegado
case-opened = Abierto
case-answer-due = Respuesta de { $party } prevista
case-due = Respuesta prevista hasta el
case-no-day = sin fecha fijada
case-overdue = Atrasado
case-requester = Solicitante
case-actor-clock = El sistema (plazos)
case-actor-requester = Solicitante
case-actor-authority = Autoridad
case-role-requester = Solicitante
case-role-authority = Autoridad
case-role-third-party = Tercero
case-next = Siguiente paso
case-next-closed = Este expediente está cerrado. Se reabre cuando una de las partes escribe.
case-next-judge = Una carta en la vía de { $party } espera su juicio.
case-next-relay = La respuesta de { $party } aún no se ha transmitido al solicitante.
case-next-read = El solicitante ha vuelto a escribir.
case-next-route = Nadie ha decidido aún a qué autoridad corresponde.
case-next-forward = Aún no se ha escrito a { $party }.
case-next-answer = Es asunto propio de la oficina: respóndalo.
case-next-overdue = { $party } se retrasa con su respuesta.
case-next-wait = Se espera la respuesta de { $party }. No hay nada que hacer.
case-next-decide = El solicitante tiene la respuesta. Anote lo que se decidió.
case-next-close = Todo está hecho. Se puede cerrar el expediente.
case-do-judge = Ver la carta
case-do-relay = Transmitir al solicitante
case-do-read = Leerla
case-do-route = Elegir procedimiento y autoridad
case-do-reroute = Cambiar la asignación
case-do-forward = Escribir a la autoridad
case-do-answer = Responder
case-do-ask = Preguntar al solicitante
case-do-decide = Anotar la decisión
case-do-close = Cerrar el expediente
case-do-reopen = Volver a abrirlo
case-do-clock = Cambiar el plazo
case-do-fill = Completar o corregir
case-do-accept = Aceptar como respuesta suya
case-do-receipt = Es solo un acuse de recibo
case-do-aside = Apartarla
case-do-call-back = Recuperarla
case-do-nothing = Volver sin cambiar nada
case-do-not-send = Volver sin enviar
case-asked = Lo que se pidió
case-field-missing = falta
case-field-required = obligatorio
case-field-will-be-seen = la autoridad lo ve
case-field-kept = queda en la oficina
case-field-unfit = { $field }: este valor no corresponde al campo. Corríjalo.
case-field-why = Motivo
case-field-why-hint = Queda en el historial del expediente. Ninguna parte lo ve.
case-field-note = Nota
case-field-outcome = Resultado
case-field-number = Número de la decisión
case-field-number-hint = Tal como lo escribe la autoridad.
case-field-valid-until = Válido hasta
case-field-valid-until-hint = Tal como lo escribe la autoridad.
case-field-conditions = Condiciones
case-seen-by = Lo ha visto
case-seen-by-nobody = Solo lo ha visto la oficina
case-has-seen = Ha visto:
case-seen-letters =
    { $count ->
        [one] { $count } carta nuestra
        [many] { $count } de cartas nuestras
       *[other] { $count } cartas nuestras
    }
case-seen-files =
    { $count ->
        [one] { $count } archivo
        [many] { $count } de archivos
       *[other] { $count } archivos
    }
case-seen-fields =
    { $count ->
        [one] { $count } campo
        [many] { $count } de campos
       *[other] { $count } campos
    }
case-their-references = Su número de expediente:
case-reply-address = Dirección de respuesta secreta
case-reply-address-why = Solo la tiene esta parte. El correo dirigido a ella llega a esta vía.
case-gate = El control de salida
case-gate-empty = Todavía no ha pasado nada.
case-gate-outward = A { $party }
case-gate-inward = De { $party } al solicitante
case-gate-waiting = Sin transmitir
case-gate-reply = Una carta de { $party }
case-gate-kept = No comunicado a las autoridades
case-no-authority = Aún no hay vía de autoridad
case-no-authority-why = Se abre con la primera carta a una autoridad.
case-older =
    { $count ->
        [one] Mostrar { $count } carta anterior
        [many] Mostrar { $count } de cartas anteriores
       *[other] Mostrar { $count } cartas anteriores
    }
case-letter = Carta
case-letter-from = De
case-letter-to = Para
case-letter-at = Recibida o escrita
case-letter-text = Texto
case-whole-letter = Carta completa
case-subject = Asunto
case-reply-to = Responder a
case-files = Archivos
case-no-files = ninguno
case-file-without-name = Archivo { $number }
case-file-active = puede ejecutar algo
case-signature = Firma
case-quoted = Texto citado
case-raw = Mostrar el mensaje en bruto
case-as-html = Mostrar como lo compuso el remitente
case-as-html-title = La carta en HTML
case-as-html-why = Nada de ello se ejecuta y nada se trae de otra parte.
case-as-text = Mostrar como texto simple
case-passed-on = Transmitida al solicitante
case-leaves-at = Sale a las
case-leaves-in = Sale en
case-leaves-now = Sale ahora
case-sort-opening = Solicitud
case-sort-person = Carta
case-sort-auto-reply = Respuesta automática
case-sort-bounce = Informe de entrega
case-sort-receipt = Acuse de recibo
case-sort-list = Carta de una lista
case-sort-calendar = Invitación
case-sort-acknowledgement = Confirmación al solicitante
case-sort-request = Solicitud a la autoridad
case-sort-reminder = Recordatorio
case-sort-receipt-request = Petición de acuse de recibo
case-sort-escalation = Carta al contacto superior
case-sort-relay = Respuesta transmitida
case-sort-answer = Respuesta de la oficina
case-sort-question = Pregunta de la oficina
case-sort-closing = Carta de cierre
case-sort-link = Enlace para seguir el expediente
case-trust = Confianza
case-trust-verified = Verificada
case-trust-plausible = Verosímil
case-trust-held = Retenida
case-trust-accepted = Aceptada por un funcionario
case-set-aside = Apartada
case-way-waiting = Espera su salida
case-way-claimed = Saliendo
case-way-on-wire = En camino
case-way-sent = Enviada
case-way-refused = Rechazada por el servidor de correo
case-way-uncertain = Incierta
case-way-cancelled = Recuperada
case-way-came-back = Devuelta
case-judge-title = ¿Es suya?
case-judge-domain = Dice venir de
case-judge-known = se sabe que es suyo
case-judge-unknown = no consta que sea suyo
case-judge-theirs = Dominios conocidos
case-judge-none = ninguno
case-judge-way = Dirección de respuesta secreta
case-judge-way-yes = Llegó a la dirección secreta que solo ellos tienen.
case-judge-way-no = No llegó a la dirección secreta.
case-why-senders = Nombra { $what } remitentes en lugar de uno.
case-why-disowned = El dominio del remitente no la reconoce: { $what }
case-why-not-theirs = Viene de { $what }, que no consta que sea suyo.
case-why-new-unproved = Una solicitud nueva; el remitente no está autenticado: { $what }
case-why-new-proved = Una solicitud nueva; { $what } está autenticado.
case-why-both = Llegó a la dirección de respuesta secreta y { $what } está autenticado.
case-why-address-only = Llegó a la dirección de respuesta secreta, pero el remitente no está autenticado: { $what }
case-why-sender-only = { $what } está autenticado, pero no llegó a la dirección de respuesta secreta.
case-why-neither = Ni la dirección de respuesta ni un remitente autenticado hablan a su favor.
case-reason-chosen = Lo eligió el solicitante.
case-reason-address = Se envió a { $what }.
case-reason-subject = Su asunto dice { $what }.
case-reason-text = Dice { $what }.
case-dispatch-sent = Enviado, aún sin acuse
case-dispatch-delivered = Entregado
case-dispatch-acknowledged = Recepción confirmada
case-dispatch-answered = Respondido
case-dispatch-failed = No se pudo entregar
case-dispatch-withdrawn = Retirado
case-dispatch-paused = El plazo está suspendido
case-limit-how = Cómo se calculó este día
case-limit-rule = { $days } desde el { $from }, según los días de { $place }.
case-limit-extended =
    { $count ->
        [one] Se añadió { $count } día.
        [many] Se añadieron { $count } de días.
       *[other] Se añadieron { $count } días.
    }
case-limit-holidays = Días festivos que no cuentan: { $days }.
case-limit-paused = En pausa del { $from } al { $to }: { $why }
case-limit-stands = El plazo está suspendido desde el { $from }: { $why }
case-working-days =
    { $count ->
        [one] { $count } día hábil
        [many] { $count } de días hábiles
       *[other] { $count } días hábiles
    }
case-days =
    { $count ->
        [one] { $count } día
        [many] { $count } de días
       *[other] { $count } días
    }
case-clock-title = Plazo de { $what }
case-clock-what = ¿Qué se hace con el plazo?
case-clock-extend = Dar más tiempo
case-clock-days = Cuántos días más
case-clock-days-wanted = Escriba cuántos días se añaden, de 1 a 365.
case-clock-pause = Suspender el plazo desde mañana
case-clock-resume = Reanudar el plazo desde mañana
case-clock-withdraw = Dejar de esperar a esta autoridad (no se le escribe nada)
case-clock-button = Cambiar el plazo
case-route-title = Procedimiento y autoridad
case-route-procedure = ¿Qué procedimiento es?
case-route-other = Otro procedimiento
case-route-authorities = Otras autoridades
case-route-authorities-hint = No marque ninguna para escribir a las que nombra el procedimiento.
case-route-button = Confirmar la asignación
case-route-choose = Elija un procedimiento.
case-route-none = Debe elegir alguien con derecho a asignar.
case-fields-title = Lo que se pidió
case-fields-lead = Anote lo que ha dicho el solicitante. Solo se guarda lo que usted cambie.
case-fields-button = Guardar los campos
case-decision = Decisión
case-notes = Notas
case-notes-lead = Ninguna parte las ve nunca.
case-note-hint = Ninguna parte la ve nunca.
case-history = Historial
case-sheet-note = Escribir una nota
case-sheet-note-lead = Solo para quienes trabajan en la oficina.
case-sheet-note-button = Guardar la nota
case-sheet-aside = Apartar la carta de { $what }
case-sheet-aside-lead = Queda en la vía con su motivo y no tiene ningún efecto. Se podrá aceptar más tarde.
case-sheet-aside-button = Apartarla
case-sheet-decision = Anotar la decisión
case-sheet-decision-lead = La carta de cierre la comunica al solicitante.
case-sheet-decision-button = Anotar la decisión
case-step-one = Paso 1 de 2: escribir
case-step-two = Paso 2 de 2: revisar y enviar
case-write-forward = Escribir a la autoridad
case-write-forward-lead = La carta dice lo que el procedimiento muestra a la autoridad y lo que usted añada aquí.
case-write-relay = Transmitir la respuesta
case-write-relay-lead = El solicitante recibe una carta nueva de la oficina con este texto.
case-write-answer = Responder al solicitante
case-write-answer-lead = La oficina responde en su propio nombre.
case-write-ask = Preguntar al solicitante
case-write-ask-lead = El expediente queda donde está.
case-write-to = A quién
case-write-again = ya se le escribió
case-write-text = Texto
case-write-text-hint = Sale tal como está aquí, dentro del marco de la carta.
case-write-text-cleaned = Los nombres, direcciones y números del personal de la autoridad ya están omitidos. Omita más o escríbalo de nuevo.
case-write-release = Dejar pasar exactamente esto:
case-write-released = Pasa a propósito:
case-write-files = Archivos que la acompañan
case-write-files-hint = Ninguno sale si no lo marca. Sus nombres no se transmiten.
case-write-incomplete = Enviarla aunque haya campos obligatorios vacíos
case-optional = opcional
case-leave-out = Omitir lo seleccionado
case-leave-out-undo = Deshacer
case-source-reply = Lo que escribió { $party }
case-source-cleaned = Parte de ello se omitió en el texto que se transmite. Compare.
case-source-fields = Lo que ve la autoridad
case-source-field = Campo
case-source-value = Valor
case-source-goes = Se envía
case-yes = sí
case-no = no se envía
case-preview-button = Revisar la carta
case-preview-lead = Esta es la carta exactamente como saldría. No se ha enviado nada.
case-preview-made = Su fecha, su número, su código de comprobación y la dirección de respuesta de una vía nueva se crean al enviarla.
case-preview-forward = La carta a la autoridad
case-preview-relay = La carta al solicitante
case-preview-answer = La carta al solicitante
case-preview-ask = La carta al solicitante
case-preview-close = La última carta al solicitante
case-known-nobody = Vía de nadie
case-known-bouncing = El correo a ella fue devuelto
case-known-confirmed = Confirmada
case-known-since = Una respuesta aceptada vino de ella el { $what }.
case-known-file = Aún no confirmada
case-known-file-why = Figura en el archivo de la oficina; aún no ha venido de ella ninguna respuesta aceptada.
case-known-wrote = Nos ha escrito
case-known-wrote-why = La última vez el { $what }, desde esta misma dirección.
case-known-typed = Indicada en un formulario
case-known-typed-why = Nadie nos ha escrito aún desde ella.
case-send =
    { $count ->
        [one] Enviar la carta
        [many] Enviar { $count } de cartas
       *[other] Enviar { $count } cartas
    }
case-send-close = Enviar y cerrar el expediente
case-change = Cambiarla
case-waits-seconds =
    { $count ->
        [one] Tras enviarla se puede recuperar durante { $count } segundo.
        [many] Tras enviarla se puede recuperar durante { $count } de segundos.
       *[other] Tras enviarla se puede recuperar durante { $count } segundos.
    }
case-keys = Teclas
case-key-jk = carta siguiente, carta anterior
case-key-enter = abrir la carta
case-key-r = transmitir la respuesta
case-key-f = escribir a la autoridad
case-key-a = responder, preguntar al solicitante
case-key-n = escribir una nota
case-key-help = esta lista
done-case-routed = La asignación está confirmada.
done-case-filled = Los campos están guardados.
done-case-accepted = La carta está aceptada como respuesta suya.
done-case-receipt = La carta está archivada como acuse de recibo.
done-case-set-aside = La carta está apartada.
done-case-called-back = La carta se ha recuperado. No se envió nada.
done-case-noted = La nota está guardada.
done-case-decided = La decisión está anotada.
done-case-reopened = El expediente está abierto de nuevo.
done-case-clock = El plazo se ha modificado.
done-case-withdrawn = La oficina ya no espera a esa autoridad.
done-case-letter-waits = La carta espera en la bandeja de salida y aún se puede recuperar.
done-case-letter-leaves = La carta está en la bandeja de salida y sale enseguida.
deed-case-opened = Se abrió el expediente y se dio a { $officer }.
deed-case-consented = El solicitante aceptó que estos campos se transmitan a { $authorities }: { $fields }.
deed-case-routed = Asignado: { $procedure }, a { $authorities }.
deed-case-filled = Campos completados: { $fields }.
deed-case-forwarded = Se envió la solicitud a { $authority }.
deed-case-answered = La oficina respondió al solicitante.
deed-case-noted = Se escribió una nota.
deed-case-decided = Decisión anotada: { $outcome } { $number }
deed-case-closed = Se cerró el expediente.
deed-case-reopened = Se volvió a abrir el expediente.
deed-case-assigned = El expediente se dio a { $officer }.
deed-requester-asked = Se preguntó al solicitante.
deed-letter-placed = Llegó una carta.
deed-letter-cancelled = Se recuperó una carta antes de salir.
deed-letter-undeliverable = Una carta a { $recipient } fue devuelta: { $why }
deed-reply-accepted = Se aceptó la respuesta de { $authority }.
deed-reply-relayed = Se transmitió la respuesta al solicitante.
deed-reply-set-aside = Se apartó una carta: { $why }
deed-dispatch-acknowledged = { $authority } ha confirmado la recepción.
deed-dispatch-withdrawn = La oficina dejó de esperar a { $authority }: { $why }
deed-clock-paused = Se suspendió el plazo de { $authority }: { $why }
deed-clock-resumed = Se reanudó el plazo de { $authority }; vence el { $due }. { $why }
deed-clock-extended = Se dio más tiempo a { $authority }, hasta { $due }: { $why }
deed-clock-reckoned = Se recalculó el plazo de { $authority }: de { $was } a { $is }.
deed-chase-receipt-request = Se pidió acuse de recibo a { $authority }.
deed-chase-reminder = Se envió un recordatorio a { $authority }.
deed-chase-escalation = Se escribió al contacto superior de { $authority }.
deed-tray-placed = Se colocó una carta a mano.
deed-tray-opened = Se abrió un expediente con una carta de la bandeja.
deed-tray-discarded = Se descartó una carta de la bandeja: { $why }
deed-link-sent = Se envió el enlace para seguir el expediente.
deed-link-replaced = Se cambió el enlace para seguir el expediente.
deed-letter-released = Se dejó salir de nuevo una carta.
deed-notice-settled = Se resolvió un aviso.
refusal-desk-029 = La carta { $what } ya fue aceptada o apartada. Vuelva a mirarla.
refusal-desk-030 = El expediente { $what } no está cerrado.
refusal-desk-031 = No se ha enviado nada: el expediente { $what } ha cambiado desde que vio la carta. Así saldría ahora. Vuelva a mirarla.
case-letter-print = En papel
case-follow-link = Enlace de seguimiento
