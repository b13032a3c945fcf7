state-open = Abierto
state-routed = Asignado
state-forwarded = En la autoridad
state-replied = Respondido
state-relayed = Respuesta transmitida
state-closed = Cerrado
state-at-work = Sin cerrar
state-any = Todos, también los cerrados
waits-for-desk = Nosotros
waits-for-authority = Una autoridad
waits-for-closing = Nadie: se puede cerrar
view-at-work = En curso
view-waits-for-us = Nos esperan
view-at-authority = En una autoridad
view-overdue = Con plazo vencido en una autoridad
view-to-close = Por cerrar
view-closed = Expedientes cerrados
view-shared = compartida
view-save = Guardar esta vista
view-name = Nombre de la vista
view-share = La ven todos los funcionarios de la oficina
view-save-button = Guardar vista
view-drop = Quitar esta vista guardada
views-label = Vistas de los expedientes
done-view-saved = La vista está guardada.
done-view-dropped = La vista se ha quitado.
find-label = Buscar expedientes por referencia o palabras
find-hint = Referencia o palabras
find-button = Buscar
narrow-link = Más filtros
narrow-title = ¿Qué expedientes?
narrow-waiting = Espera a
narrow-anybody = Cualquiera
narrow-all = Todos
narrow-procedure = Procedimiento
narrow-officer = A cargo de
narrow-from = Abierto desde el
narrow-before = Abierto antes del
narrow-button = Mostrar estos expedientes
narrow-none = Sin filtros
back-to-queue = Volver a los expedientes
chips-label = Filtros activos
chip-without = Sin: { $what }
chip-state = Estado: { $what }
chip-waiting = Espera a: { $what }
chip-procedure = Procedimiento: { $what }
chip-authority = Autoridad: { $what }
chip-country = País: { $what }
chip-officer = A cargo de: { $what }
chip-from = Abierto desde { $what }
chip-before = Abierto antes de { $what }
chip-text = Palabras: { $what }
column-choose = Elegir
column-reference = Referencia
column-subject = Asunto
column-state = Estado
column-due = Plazo
column-authority = Autoridad
column-country = País
column-changed = Último cambio
mark-held = Respuesta retenida
mark-late = Vencido
queue-none = Ningún expediente aquí. Cambie los filtros o vea todos los expedientes.
queue-none-so-far = Ninguno entre los examinados hasta ahora.
queue-cut-short = Solo se han examinado los expedientes con cambios más recientes. Puede haber otros más antiguos.
pager-label = Páginas de la lista
pager-newest = Los más recientes
pager-newer = Más recientes
pager-older = Más antiguos
pager-further = Buscar más atrás
pager-next = Más cartas
news-show = Mostrar
news-some = Algo ha cambiado.
bulk-button = Asignar o entregar los expedientes elegidos
bulk-hint = Los verá otra vez antes de que ocurra nada.
bulk-title = Varios expedientes a la vez
bulk-nothing = Vuelva y elija los expedientes en la primera columna.
bulk-none-chosen = No hay ningún expediente elegido.
bulk-route = Asignar
bulk-route-hint = Cada expediente recibe este procedimiento y sus autoridades.
bulk-assign = Entregar
bulk-choose = Elija uno
bulk-choose-procedure = Elija un procedimiento.
bulk-choose-officer = Elija a quién se entregan los expedientes.
bulk-done-title = Lo que se ha hecho
today-next = Siguiente:
today-all-done = Nada le espera. Las cartas nuevas aparecen aquí por sí solas.
today-nothing-of = Nada espera en:
today-held = Respuestas retenidas
today-wrote-again = Solicitantes que han vuelto a escribir
today-to-relay = Respuestas por transmitir
today-overdue = Con plazo vencido en una autoridad
today-new = Solicitudes nuevas
today-to-forward = Por remitir a una autoridad
today-tray = Cartas sin clasificar
today-trouble = Cartas que no llegaron
today-leaving = A punto de salir
today-notice = Avisos
today-act-held = Decidir
today-act-wrote-again = Leer
today-act-to-relay = Transmitir
today-act-overdue = Recordar
today-act-new = Asignar
today-act-to-forward = Escribir
today-act-tray = Clasificar
today-act-trouble = Ver
today-act-leaving = Ver
today-act-notice = Ver
notice-settle = Resuelto
notices-title = Avisos
done-settled = El aviso está resuelto.
party-requester = El solicitante
party-third-party = Un tercero
no-subject = (sin asunto)
letter-kind-person = Carta
letter-kind-auto-reply = Respuesta automática
letter-kind-bounce = Devuelta
letter-kind-receipt = Acuse de recibo
letter-kind-list = Lista de correo
letter-kind-calendar = Calendario
tray-empty = La bandeja está vacía. Cada carta ha encontrado su lugar.
tray-intro = Estas cartas no se pudieron clasificar con certeza. Usted decide adónde pertenecen.
tray-why = Está aquí porque
tray-place-here = Clasificar aquí
tray-look = Ver la carta
tray-from = De
tray-to = Para
tray-at = Recibida
tray-kind = Clase
tray-cut = La carta continúa. Una vez clasificada, se lee entera en su expediente.
tray-files = Archivos
tray-guesses = Quizá pertenece aquí
tray-place = Clasificar en un expediente
tray-lane = ¿De quién es la carta?
tray-open = Abrir un expediente nuevo
tray-open-hint = La carta es una solicitud nueva. Su remitente recibe un acuse de recibo.
tray-discard = Descartar
tray-reason = Motivo
tray-reason-hint = Para el registro. La carta se conserva.
tray-reference-wanted = Escriba la referencia del expediente.
tray-reason-wanted = Escriba por qué se descarta la carta.
done-placed = La carta tiene su lugar.
done-opened = Se ha abierto un expediente con la carta.
done-discarded = La carta se ha descartado. Su contenido se conserva.
shelves-label = Cartas según su suerte
shelf-waiting = En camino
shelf-trouble = Rechazadas o inciertas
shelf-cancelled = Recuperadas
shelf-sent = Enviadas
outbox-none = Ninguna carta aquí.
outbox-to = A
outbox-next = Sale: { $what }.
outbox-call-back = Recuperar
outbox-send-now = Enviar ya
outbox-means-delayed = Espera el fin de su demora y aún se puede recuperar.
outbox-means-waiting = Le toca salir en la próxima ronda.
outbox-means-retried = El servidor no pudo aceptarla. Se reintenta sola.
outbox-means-on-wire = Está saliendo en este momento y no se puede recuperar.
outbox-means-uncertain = La conexión se cortó antes de la respuesta: quizá llegó. Se repite con el mismo número, así que un servidor cuidadoso la muestra una vez. Si importa, pregunte por teléfono.
outbox-means-refused = El servidor no la aceptará nunca. Lea su respuesta, corrija la dirección y escriba de nuevo desde el expediente.
outbox-means-cancelled = Se recuperó y no llegó a nadie.
outbox-means-sent = El servidor la tiene.
outbox-means-sent-perhaps-twice = El servidor la tiene, quizá dos veces.
letter-state-waiting = En espera
letter-state-claimed = Saliendo
letter-state-on-wire = Saliendo
letter-state-sent = Enviada
letter-state-refused = Rechazada
letter-state-uncertain = Incierta
letter-state-cancelled = Recuperada
done-called-back = La carta se ha recuperado y no saldrá.
done-released = La carta sale ahora.
refusal-desk-040 = El archivo de la oficina no tiene ningún delegado «{ $what }». «office export» los enumera.
refusal-desk-041 = No hay ningún aviso abierto { $what }.
refusal-desk-042 = Falta un nombre. Escríbalo y vuelva a intentarlo.
refusal-desk-043 = Ya tiene { $what } vistas guardadas. Quite una primero.
learn-title = ¿Es esta una dirección de la autoridad?
learn-placed = La carta tiene su lugar en el expediente
learn-means = Su remitente no es contacto de esta autoridad. Como contacto propuesto, la oficina podrá escribirle; sus cartas solo se creen si el servidor de correo responde de ellas.
learn-other-domain = Otro dominio
learn-other-domain-means = No es ninguno de los dominios de esta autoridad. Pregunte antes por teléfono.
learn-do = Guardar como contacto propuesto
learn-leave = No, volver a la bandeja
bulk-count = { $count ->
    [one] { $count } expediente elegido.
    [many] { $count } de expedientes elegidos.
   *[other] { $count } expedientes elegidos.
}
bulk-done = { $count ->
    [one] Hecho en { $count } expediente:
    [many] Hecho en { $count } de expedientes:
   *[other] Hecho en { $count } expedientes:
}
bulk-refused = { $count ->
    [one] Rechazado en { $count } expediente
    [many] Rechazado en { $count } de expedientes
   *[other] Rechazado en { $count } expedientes
}
outbox-tries = { $count ->
    [one] { $count } intento. El servidor dijo:
    [many] { $count } de intentos. El servidor dijo:
   *[other] { $count } intentos. El servidor dijo:
}
news-new = { $count ->
    [one] { $count } nuevo
    [many] { $count } de nuevos
   *[other] { $count } nuevos
}
