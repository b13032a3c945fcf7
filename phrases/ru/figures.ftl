figures-title = Показатели
figures-from = С
figures-until = По
figures-show = Показать
figures-take = Скачать таблицу (CSV)
figures-waiting = Кто кого ждёт сейчас
figures-nobody-waits = Никто не ждёт.
figures-who = Кто ждёт
figures-whom = Кого ждут
figures-number = Количество
figures-overdue = Просрочено
figures-since = Дольше всего с
figures-the-desk = Представительство
figures-wait-open = Заявители с новым обращением
figures-wait-routed = Заявители, чьё обращение ещё не направлено
figures-wait-replied = Заявители, ответ которым пришёл, но не передан
figures-wait-relayed = Заявители с ответом, дело которых ещё открыто
figures-wait-answer = Представительство и заявители
figures-by-month = Дела по месяцам
figures-by-procedure = Дела по процедурам
figures-by-country = Дела по странам
figures-by-authority = Как отвечают ведомства
figures-chart-text = Два столбца на каждый месяц: открытые и закрытые дела. Те же числа приведены в таблице ниже.
figures-numbers = Числа
figures-month = Месяц
figures-opened = Открыто
figures-closed = Закрыто
figures-closed-since = Закрыто с тех пор
figures-opened-count = 
    { $count ->
        [one] открыто { $count } дело
        [few] открыто { $count } дела
        [many] открыто { $count } дел
       *[other] открыто { $count } дела
    }
figures-closed-count = 
    { $count ->
        [one] закрыто { $count } дело
        [few] закрыто { $count } дела
        [many] закрыто { $count } дел
       *[other] закрыто { $count } дела
    }
figures-key = Ключ
figures-procedure = Процедура
figures-country = Страна
figures-authority = Ведомство
figures-sent = Отправлено
figures-answered = Получен ответ
figures-open = Ждут ответа
figures-median = Медиана срока ответа, дней
figures-median-hint = Половина ответов заняла не больше. Учитываются только отправления за период, на которые есть ответ; остальные указаны рядом.
figures-bar = Диаграмма
figures-nothing = За этот период ничего нет.
figures-cut = Показаны первые двадцать; в скачиваемой таблице есть все.
figures-not-routed = Ещё не определено
figures-country-unknown = Страна неизвестна
