figures-title = Cifras
figures-from = Desde
figures-until = Hasta
figures-show = Mostrar
figures-take = Descargar como tabla (CSV)
figures-waiting = Quién espera a quién, ahora
figures-nobody-waits = Nadie espera.
figures-who = Quién espera
figures-whom = A quién
figures-number = Número
figures-overdue = Vencidos
figures-since = El más antiguo desde
figures-the-desk = La oficina
figures-wait-open = Solicitantes con una solicitud nueva
figures-wait-routed = Solicitantes cuya solicitud aún no se ha remitido
figures-wait-replied = Solicitantes cuya respuesta ha llegado y no se ha transmitido
figures-wait-relayed = Solicitantes con respuesta y expediente aún abierto
figures-wait-answer = La oficina y sus solicitantes
figures-by-month = Expedientes por mes
figures-by-procedure = Expedientes por procedimiento
figures-by-country = Expedientes por país
figures-by-authority = Cómo responden las autoridades
figures-chart-text = Dos columnas por mes: expedientes abiertos y expedientes cerrados. Los mismos números figuran en la tabla siguiente.
figures-numbers = Los números
figures-month = Mes
figures-opened = Abiertos
figures-closed = Cerrados
figures-closed-since = Cerrados desde entonces
figures-opened-count = 
    { $count ->
        [one] { $count } expediente abierto
        [many] { $count } de expedientes abiertos
       *[other] { $count } expedientes abiertos
    }
figures-closed-count = 
    { $count ->
        [one] { $count } expediente cerrado
        [many] { $count } de expedientes cerrados
       *[other] { $count } expedientes cerrados
    }
figures-key = Clave
figures-procedure = Procedimiento
figures-country = País
figures-authority = Autoridad
figures-sent = Enviados
figures-answered = Respondidos
figures-open = Pendientes ahora
figures-median = Mediana de días de respuesta
figures-median-hint = La mitad de las respuestas no tardó más. Solo cuentan los envíos respondidos del período; los pendientes se indican al lado.
figures-bar = Como barra
figures-nothing = Nada en este período.
figures-cut = Se muestran los veinte primeros; la tabla descargable los contiene todos.
figures-not-routed = Aún sin asignar
figures-country-unknown = País desconocido
