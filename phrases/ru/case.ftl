case-crumbs = Где вы находитесь
case-crumb = Дело
case-state = Состояние
case-state-open = Новое
case-state-routed = Ведомство определено
case-state-forwarded = У ведомства
case-state-replied = Ответ получен, не передан
case-state-relayed = Передано
case-state-closed = Закрыто
case-procedure = Процедура
case-country = Страна
case-unknown = неизвестна
case-officer = Представитель
case-opened = Открыто
case-answer-due = Срок ответа: { $party }
case-due = Ответ ожидается до
case-no-day = день не назначен
case-overdue = Просрочено
case-requester = Заявитель
case-actor-clock = Система (сроки)
case-actor-requester = Заявитель
case-actor-authority = Ведомство
case-role-requester = Заявитель
case-role-authority = Ведомство
case-role-third-party = Третье лицо
case-next = Следующий шаг
case-next-closed = Дело закрыто. Оно откроется снова, когда одна из сторон напишет.
case-next-judge = Письмо на линии «{ $party }» ждёт вашего решения.
case-next-relay = Ответ ещё не передан заявителю: { $party }.
case-next-read = Заявитель написал снова.
case-next-route = Ещё никто не решил, какому ведомству это адресовать.
case-next-forward = Ещё не написано: { $party }.
case-next-answer = Это дело самого представительства: ответьте.
case-next-overdue = Ответ запаздывает: { $party }.
case-next-wait = Ожидается ответ: { $party }. Делать ничего не нужно.
case-next-decide = Ответ у заявителя. Запишите, что было решено.
case-next-close = Всё сделано. Дело можно закрыть.
case-do-judge = Посмотреть письмо
case-do-relay = Передать заявителю
case-do-read = Прочитать
case-do-route = Выбрать процедуру и ведомство
case-do-reroute = Изменить направление
case-do-forward = Написать ведомству
case-do-answer = Ответить
case-do-ask = Спросить заявителя
case-do-decide = Записать решение
case-do-close = Закрыть дело
case-do-reopen = Открыть снова
case-do-clock = Изменить срок
case-do-fill = Заполнить или исправить
case-do-accept = Принять как их ответ
case-do-receipt = Это лишь подтверждение получения
case-do-aside = Отложить
case-do-call-back = Отозвать
case-do-nothing = Назад без изменений
case-do-not-send = Назад без отправки
case-asked = Что просят
case-field-missing = не указано
case-field-required = обязательно
case-field-will-be-seen = ведомство это видит
case-field-kept = остаётся в представительстве
case-field-unfit = { $field }: такое значение не подходит. Исправьте его.
case-field-why = Причина
case-field-why-hint = Она останется в истории дела. Стороны её не видят.
case-field-note = Заметка
case-field-outcome = Исход
case-field-number = Номер решения
case-field-number-hint = Так, как пишет ведомство.
case-field-valid-until = Действительно до
case-field-valid-until-hint = Так, как пишет ведомство.
case-field-conditions = Условия
case-seen-by = Видели:
case-seen-by-nobody = Видело только представительство
case-has-seen = Уже видели:
case-seen-letters =
    { $count ->
        [one] { $count } наше письмо
        [few] { $count } наших письма
        [many] { $count } наших писем
       *[other] { $count } нашего письма
    }
case-seen-files =
    { $count ->
        [one] { $count } файл
        [few] { $count } файла
        [many] { $count } файлов
       *[other] { $count } файла
    }
case-seen-fields =
    { $count ->
        [one] { $count } поле
        [few] { $count } поля
        [many] { $count } полей
       *[other] { $count } поля
    }
case-their-references = Их номер дела:
case-reply-address = Секретный адрес для ответа
case-reply-address-why = Он есть только у этой стороны. Почта на него попадает на эту линию.
case-gate = Проверка перед отправкой
case-gate-empty = Пока ничего не прошло.
case-gate-outward = Кому: { $party }
case-gate-inward = От кого: { $party }, заявителю
case-gate-waiting = Не передано
case-gate-reply = Письмо: { $party }
case-gate-kept = Не сообщено ведомствам
case-no-authority = Линии ведомства пока нет
case-no-authority-why = Она открывается с первым письмом ведомству.
case-older =
    { $count ->
        [one] Показать ещё { $count } прежнее письмо
        [few] Показать ещё { $count } прежних письма
        [many] Показать ещё { $count } прежних писем
       *[other] Показать ещё { $count } прежнего письма
    }
case-letter = Письмо
case-letter-from = От
case-letter-to = Кому
case-letter-at = Сохранено
case-letter-text = Текст
case-whole-letter = Письмо целиком
case-subject = Тема
case-reply-to = Адрес для ответа
case-files = Файлы
case-no-files = нет
case-file-without-name = Файл { $number }
case-file-active = может что-то запустить
case-signature = Подпись
case-quoted = Цитируемый текст
case-raw = Показать исходное сообщение
case-as-html = Показать так, как оформил отправитель
case-as-html-title = Письмо в виде HTML
case-as-html-why = В нём ничего не выполняется и ничего не загружается извне.
case-as-text = Показать простым текстом
case-passed-on = Передано заявителю
case-leaves-at = Уйдёт в
case-leaves-in = Уйдёт через
case-leaves-now = Уходит
case-sort-opening = Обращение
case-sort-person = Письмо
case-sort-auto-reply = Автоматический ответ
case-sort-bounce = Отчёт о доставке
case-sort-receipt = Подтверждение получения
case-sort-list = Письмо рассылки
case-sort-calendar = Приглашение
case-sort-acknowledgement = Подтверждение заявителю
case-sort-request = Запрос ведомству
case-sort-reminder = Напоминание
case-sort-receipt-request = Запрос о получении
case-sort-escalation = Письмо вышестоящему адресату
case-sort-relay = Переданный ответ
case-sort-answer = Ответ представительства
case-sort-question = Вопрос представительства
case-sort-closing = Заключительное письмо
case-sort-link = Ссылка для наблюдения за делом
case-trust = Доверие
case-trust-verified = Проверено
case-trust-plausible = Правдоподобно
case-trust-held = Задержано
case-trust-accepted = Принято сотрудником
case-set-aside = Отложено
case-way-waiting = Ждёт отправки
case-way-claimed = Отправляется
case-way-on-wire = В пути
case-way-sent = Отправлено
case-way-refused = Отклонено почтовым сервером
case-way-uncertain = Неясно
case-way-cancelled = Отозвано
case-way-came-back = Вернулось
case-judge-title = Это от них?
case-judge-domain = Указано, что от
case-judge-known = известно как их адрес
case-judge-unknown = не известно как их адрес
case-judge-theirs = Известные домены
case-judge-none = нет
case-judge-way = Секретный адрес для ответа
case-judge-way-yes = Пришло на секретный адрес, который есть только у них.
case-judge-way-no = Пришло не на секретный адрес.
case-why-senders = Указано отправителей: { $what } вместо одного.
case-why-disowned = Домен отправителя от него отказывается: { $what }
case-why-not-theirs = Пришло с { $what }; неизвестно, что это их адрес.
case-why-new-unproved = Новое обращение; отправитель не подтверждён: { $what }
case-why-new-proved = Новое обращение; { $what } подтверждён.
case-why-both = Пришло на секретный адрес для ответа, и { $what } подтверждён.
case-why-address-only = Пришло на секретный адрес для ответа, но отправитель не подтверждён: { $what }
case-why-sender-only = { $what } подтверждён, но письмо пришло не на секретный адрес для ответа.
case-why-neither = Ни адрес для ответа, ни подтверждённый отправитель не говорят в его пользу.
case-reason-chosen = Её выбрал заявитель.
case-reason-address = Отправлено на { $what }.
case-reason-subject = В теме сказано { $what }.
case-reason-text = В тексте сказано { $what }.
case-dispatch-sent = Отправлено, получение не подтверждено
case-dispatch-delivered = Доставлено
case-dispatch-acknowledged = Получение подтверждено
case-dispatch-answered = Ответ получен
case-dispatch-failed = Не доставлено
case-dispatch-withdrawn = Отозвано
case-dispatch-paused = Срок приостановлен
case-limit-how = Как рассчитан этот день
case-limit-rule = { $days } с { $from }, по дням: { $place }.
case-limit-extended =
    { $count ->
        [one] Добавлен { $count } день.
        [few] Добавлено { $count } дня.
        [many] Добавлено { $count } дней.
       *[other] Добавлено { $count } дня.
    }
case-limit-holidays = Нерабочие дни, которые не считаются: { $days }.
case-limit-paused = Приостановлено с { $from } по { $to }: { $why }
case-limit-stands = Срок приостановлен с { $from }: { $why }
case-working-days =
    { $count ->
        [one] { $count } рабочий день
        [few] { $count } рабочих дня
        [many] { $count } рабочих дней
       *[other] { $count } рабочего дня
    }
case-days =
    { $count ->
        [one] { $count } день
        [few] { $count } дня
        [many] { $count } дней
       *[other] { $count } дня
    }
case-clock-title = Срок ответа: { $what }
case-clock-what = Что сделать со сроком?
case-clock-extend = Дать больше времени
case-clock-days = На сколько дней
case-clock-days-wanted = Напишите, сколько дней добавить: от 1 до 365.
case-clock-pause = Приостановить срок с завтрашнего дня
case-clock-resume = Возобновить срок с завтрашнего дня
case-clock-withdraw = Больше не ждать это ведомство (ему ничего не пишется)
case-clock-button = Изменить срок
case-route-title = Процедура и ведомство
case-route-procedure = Какая это процедура?
case-route-other = Другая процедура
case-route-authorities = Другие ведомства
case-route-authorities-hint = Не отмечайте ничего, чтобы написать тем, кого называет процедура.
case-route-button = Подтвердить направление
case-route-choose = Выберите процедуру.
case-route-none = Выбрать должен тот, у кого есть право направлять.
case-fields-title = Что просят
case-fields-lead = Впишите то, что сообщил заявитель. Записывается только изменённое.
case-fields-button = Сохранить поля
case-decision = Решение
case-notes = Заметки
case-notes-lead = Стороны их никогда не видят.
case-note-hint = Стороны её никогда не видят.
case-history = История
case-sheet-note = Написать заметку
case-sheet-note-lead = Только для сотрудников представительстве.
case-sheet-note-button = Сохранить заметку
case-sheet-aside = Отложить письмо от { $what }
case-sheet-aside-lead = Оно останется на линии с вашей причиной и ничего не повлечёт. Позже его ещё можно принять.
case-sheet-aside-button = Отложить
case-sheet-decision = Записать решение
case-sheet-decision-lead = Заключительное письмо сообщит его заявителю.
case-sheet-decision-button = Записать решение
case-step-one = Шаг 1 из 2: написать
case-step-two = Шаг 2 из 2: посмотреть и отправить
case-write-forward = Написать ведомству
case-write-forward-lead = Письмо содержит то, что процедура показывает ведомству, и то, что вы добавите здесь.
case-write-relay = Передать ответ
case-write-relay-lead = Заявитель получит новое письмо представительства с этим текстом.
case-write-answer = Ответить заявителю
case-write-answer-lead = Представительство отвечает от своего имени.
case-write-ask = Спросить заявителя
case-write-ask-lead = Состояние дела не меняется.
case-write-to = Кому
case-write-again = уже писали
case-write-text = Текст
case-write-text-hint = Уйдёт так, как стоит здесь, в рамке письма.
case-write-text-cleaned = Имена, адреса и номера сотрудников ведомства уже убраны. Уберите ещё или напишите заново.
case-write-release = Пропустить именно это:
case-write-released = Проходит намеренно:
case-write-files = Файлы к письму
case-write-files-hint = Ничего не уйдёт, пока вы не отметите. Имена файлов не передаются.
case-write-incomplete = Отправить, хотя обязательные поля пусты
case-optional = необязательно
case-leave-out = Убрать выделенное
case-leave-out-undo = Вернуть
case-source-reply = Что написали: { $party }
case-source-cleaned = Часть этого убрана в передаваемом тексте. Сравните.
case-source-fields = Что видит ведомство
case-source-field = Поле
case-source-value = Значение
case-source-goes = Уходит
case-yes = да
case-no = нет
case-preview-button = Посмотреть письмо
case-preview-lead = Вот письмо точно в том виде, в каком оно уйдёт. Ничего ещё не отправлено.
case-preview-made = Дата, номер, код проверки и адрес для ответа новой линии создаются при отправке.
case-preview-forward = Письмо ведомству
case-preview-relay = Письмо заявителю
case-preview-answer = Письмо заявителю
case-preview-ask = Письмо заявителю
case-preview-close = Последнее письмо заявителю
case-known-nobody = Ничья линия
case-known-bouncing = Почта на него вернулась
case-known-confirmed = Подтверждён
case-known-since = С него пришёл принятый ответ: { $what }.
case-known-file = Ещё не подтверждён
case-known-file-why = Он указан в файле представительства; принятых ответов с него ещё не было.
case-known-wrote = Писал нам
case-known-wrote-why = Последний раз { $what }, именно с этого адреса.
case-known-typed = Указан в форме
case-known-typed-why = С него нам ещё не писали.
case-send =
    { $count ->
        [one] Отправить письмо
        [few] Отправить { $count } письма
        [many] Отправить { $count } писем
       *[other] Отправить { $count } письма
    }
case-send-close = Отправить и закрыть дело
case-change = Изменить
case-waits-seconds =
    { $count ->
        [one] После отправки его можно отозвать в течение { $count } секунды.
        [few] После отправки его можно отозвать в течение { $count } секунд.
        [many] После отправки его можно отозвать в течение { $count } секунд.
       *[other] После отправки его можно отозвать в течение { $count } секунды.
    }
case-keys = Клавиши
case-key-jk = следующее письмо, предыдущее письмо
case-key-enter = открыть письмо
case-key-r = передать ответ
case-key-f = написать ведомству
case-key-a = ответить, спросить заявителя
case-key-n = написать заметку
case-key-help = этот список
done-case-routed = Направление подтверждено.
done-case-filled = Поля сохранены.
done-case-accepted = Письмо принято как их ответ.
done-case-receipt = Письмо учтено как подтверждение получения.
done-case-set-aside = Письмо отложено.
done-case-called-back = Письмо отозвано. Ничего не отправлено.
done-case-noted = Заметка сохранена.
done-case-decided = Решение записано.
done-case-reopened = Дело снова открыто.
done-case-clock = Срок изменён.
done-case-withdrawn = Представительство больше не ждёт это ведомство.
done-case-letter-waits = Письмо ждёт в исходящих, его ещё можно отозвать.
done-case-letter-leaves = Письмо в исходящих и сейчас уйдёт.
deed-case-opened = Дело открыто и передано: { $officer }.
deed-case-consented = Заявитель согласился на передачу этих полей ({ $authorities }): { $fields }.
deed-case-routed = Направлено: { $procedure }, кому: { $authorities }.
deed-case-filled = Заполнены поля: { $fields }.
deed-case-forwarded = Запрос отправлен: { $authority }.
deed-case-answered = Представительство ответило заявителю.
deed-case-noted = Написана заметка.
deed-case-decided = Записано решение: { $outcome } { $number }
deed-case-closed = Дело закрыто.
deed-case-reopened = Дело открыто снова.
deed-case-assigned = Дело передано: { $officer }.
deed-requester-asked = Заявителю задан вопрос.
deed-letter-placed = Пришло письмо.
deed-letter-cancelled = Письмо отозвано до отправки.
deed-letter-undeliverable = Письмо на { $recipient } вернулось: { $why }
deed-reply-accepted = Ответ принят: { $authority }.
deed-reply-relayed = Ответ передан заявителю.
deed-reply-set-aside = Письмо отложено: { $why }
deed-dispatch-acknowledged = Получение подтверждено: { $authority }.
deed-dispatch-withdrawn = Представительство больше не ждёт: { $authority }. { $why }
deed-clock-paused = Срок приостановлен: { $authority }. { $why }
deed-clock-resumed = Срок снова идёт: { $authority }; до { $due }. { $why }
deed-clock-extended = Дано больше времени: { $authority }, до { $due }. { $why }
deed-clock-reckoned = Срок пересчитан: { $authority }, с { $was } на { $is }.
deed-chase-receipt-request = Запрошено подтверждение получения: { $authority }.
deed-chase-reminder = Отправлено напоминание: { $authority }.
deed-chase-escalation = Написано вышестоящему адресату: { $authority }.
deed-tray-placed = Письмо размещено вручную.
deed-tray-opened = Дело открыто по письму из лотка.
deed-tray-discarded = Письмо из лотка отброшено: { $why }
deed-link-sent = Отправлена ссылка для наблюдения за делом.
deed-link-replaced = Ссылка для наблюдения за делом заменена.
deed-letter-released = Письмо снова отпущено.
deed-notice-settled = Уведомление улажено.
refusal-desk-029 = Письмо { $what } уже принято или отложено. Посмотрите его ещё раз.
refusal-desk-030 = Дело { $what } не закрыто.
refusal-desk-031 = Ничего не отправлено: дело { $what } изменилось с тех пор, как вы смотрели письмо. Так оно ушло бы теперь. Посмотрите ещё раз.
case-letter-print = На бумаге
case-follow-link = Ссылка для отслеживания
