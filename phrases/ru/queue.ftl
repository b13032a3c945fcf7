state-open = Открыто
state-routed = Ведомство определено
state-forwarded = В ведомстве
state-replied = Ответ получен
state-relayed = Ответ передан
state-closed = Закрыто
state-at-work = Не закрыто
state-any = Все, включая закрытые
waits-for-desk = Мы
waits-for-authority = Ведомство
waits-for-closing = Никто: можно закрыть
view-at-work = В работе
view-waits-for-us = Ждут нас
view-at-authority = В ведомстве
view-overdue = Просрочено ведомством
view-to-close = Можно закрыть
view-closed = Закрытые дела
view-shared = общая
view-save = Сохранить этот вид
view-name = Название вида
view-share = Его видят все сотрудники
view-save-button = Сохранить вид
view-drop = Удалить этот вид
views-label = Виды списка дел
done-view-saved = Вид сохранён.
done-view-dropped = Вид удалён.
find-label = Поиск дел по номеру или словам
find-hint = Номер или слова
find-button = Найти
narrow-link = Другие фильтры
narrow-title = Какие дела?
narrow-waiting = Кого ждёт
narrow-anybody = Кого угодно
narrow-all = Все
narrow-procedure = Процедура
narrow-officer = У кого
narrow-from = Открыто начиная с
narrow-before = Открыто до
narrow-button = Показать эти дела
narrow-none = Без фильтров
back-to-queue = Назад к делам
chips-label = Действующие фильтры
chip-without = Без: { $what }
chip-state = Состояние: { $what }
chip-waiting = Кого ждёт: { $what }
chip-procedure = Процедура: { $what }
chip-authority = Ведомство: { $what }
chip-country = Страна: { $what }
chip-officer = У кого: { $what }
chip-from = Открыто с { $what }
chip-before = Открыто до { $what }
chip-text = Слова: { $what }
column-choose = Выбрать
column-reference = Номер дела
column-subject = Тема
column-state = Состояние
column-due = Срок
column-authority = Ведомство
column-country = Страна
column-changed = Изменено
mark-held = Ответ задержан
mark-late = Просрочено
queue-none = Здесь нет дел. Измените фильтры или откройте все дела.
queue-none-so-far = Среди просмотренных дел таких нет.
queue-cut-short = Просмотрены только дела с последними изменениями. Среди более старых тоже могут быть подходящие.
pager-label = Страницы списка
pager-newest = Самые новые
pager-newer = Новее
pager-older = Старше
pager-further = Искать дальше
pager-next = Ещё письма
news-show = Показать
news-some = Есть изменения.
bulk-button = Определить ведомство или передать выбранные дела
bulk-hint = Вы увидите их ещё раз до любых действий.
bulk-title = Несколько дел сразу
bulk-nothing = Вернитесь и выберите дела в первом столбце.
bulk-none-chosen = Ни одно дело не выбрано.
bulk-route = Определить ведомство
bulk-route-hint = Каждое дело получит эту процедуру и её ведомства.
bulk-assign = Передать
bulk-choose = Выберите
bulk-choose-procedure = Выберите процедуру.
bulk-choose-officer = Выберите, кому передать дела.
bulk-done-title = Что сделано
today-next = Далее:
today-all-done = Вас ничего не ждёт. Новые письма появятся здесь сами.
today-nothing-of = Ничего не ждёт:
today-held = Задержанные ответы
today-wrote-again = Заявители написали снова
today-to-relay = Ответы к передаче
today-overdue = Просрочено ведомством
today-new = Новые обращения
today-to-forward = Направить в ведомство
today-tray = Неразобранные письма
today-trouble = Неудавшиеся отправки
today-leaving = Скоро уйдут
today-notice = Уведомления
today-act-held = Решить
today-act-wrote-again = Прочитать
today-act-to-relay = Передать
today-act-overdue = Напомнить
today-act-new = Определить
today-act-to-forward = Написать
today-act-tray = Разобрать
today-act-trouble = Посмотреть
today-act-leaving = Посмотреть
today-act-notice = Посмотреть
notice-settle = Обработано
notices-title = Уведомления
done-settled = Уведомление обработано.
party-requester = Заявитель
party-third-party = Третья сторона
no-subject = (без темы)
letter-kind-person = Письмо
letter-kind-auto-reply = Автоответ
letter-kind-bounce = Вернулось
letter-kind-receipt = Уведомление о получении
letter-kind-list = Рассылка
letter-kind-calendar = Календарь
tray-empty = Неразобранных писем нет. Каждое письмо на своём месте.
tray-intro = Эти письма не удалось надёжно отнести к делу. Куда они относятся, решаете вы.
tray-why = Причина
tray-place-here = Сюда
tray-look = Посмотреть письмо
tray-from = От
tray-to = Кому
tray-at = Получено
tray-kind = Вид
tray-cut = Письмо показано не целиком. После разбора его можно прочитать полностью в деле.
tray-files = Файлы
tray-guesses = Возможно, сюда
tray-place = Отнести к делу
tray-lane = Чьё это письмо?
tray-open = Открыть новое дело
tray-open-hint = Письмо является новым обращением. Отправитель получит подтверждение.
tray-discard = Оставить без рассмотрения
tray-reason = Причина
tray-reason-hint = Для журнала. Само письмо сохраняется.
tray-reference-wanted = Укажите номер дела.
tray-reason-wanted = Укажите, почему письмо остаётся без рассмотрения.
done-placed = Письмо отнесено к делу.
done-opened = По письму открыто дело.
done-discarded = Письмо оставлено без рассмотрения. Его содержимое сохранено.
shelves-label = Письма по их судьбе
shelf-waiting = В пути
shelf-trouble = Отклонённые или под вопросом
shelf-cancelled = Отозванные
shelf-sent = Отправленные
outbox-none = Здесь писем нет.
outbox-to = Кому:
outbox-next = Отправка: { $what }.
outbox-call-back = Отозвать
outbox-send-now = Отправить сейчас
outbox-means-delayed = Ждёт окончания отсрочки; его ещё можно отозвать.
outbox-means-waiting = Подошла очередь: уйдёт при ближайшей отправке.
outbox-means-retried = Сервер не смог его принять. Попытка повторится сама.
outbox-means-on-wire = Отправляется в эту минуту; отозвать нельзя.
outbox-means-uncertain = Связь прервалась до ответа: письмо могло дойти. Оно повторяется под тем же номером, и внимательный сервер покажет его один раз. Если это важно, спросите по телефону.
outbox-means-refused = Сервер его не примет. Прочитайте ответ сервера, исправьте адрес и напишите снова из дела.
outbox-means-cancelled = Отозвано и ни до кого не дошло.
outbox-means-sent = Сервер его принял.
outbox-means-sent-perhaps-twice = Сервер его принял, возможно дважды.
letter-state-waiting = Ожидает
letter-state-claimed = Отправляется
letter-state-on-wire = Отправляется
letter-state-sent = Отправлено
letter-state-refused = Отклонено
letter-state-uncertain = Под вопросом
letter-state-cancelled = Отозвано
done-called-back = Письмо отозвано и не уйдёт.
done-released = Письмо отправляется.
refusal-desk-040 = В файле представительства нет представителя «{ $what }». Их перечень выводит «office export».
refusal-desk-041 = Открытого уведомления { $what } нет.
refusal-desk-042 = Нужно название. Введите его и повторите.
refusal-desk-043 = У вас уже сохранено видов: { $what }. Сначала удалите один.
learn-title = Это адрес ведомства?
learn-placed = Письмо отнесено к делу
learn-means = Отправителя нет среди контактов этого ведомства. Как предложенному контакту ему можно писать; его письмам верят, только если за них ручается почтовый узел.
learn-other-domain = Другой домен
learn-other-domain-means = Это не домен данного ведомства. Сначала уточните по телефону.
learn-do = Сохранить как предложенный контакт
learn-leave = Нет, к неразобранным
bulk-count = { $count ->
    [one] Выбрано { $count } дело.
    [few] Выбрано { $count } дела.
    [many] Выбрано { $count } дел.
   *[other] Выбрано { $count } дела.
}
bulk-done = { $count ->
    [one] Сделано для { $count } дела:
    [few] Сделано для { $count } дел:
    [many] Сделано для { $count } дел:
   *[other] Сделано для { $count } дела:
}
bulk-refused = { $count ->
    [one] Отказано для { $count } дела
    [few] Отказано для { $count } дел
    [many] Отказано для { $count } дел
   *[other] Отказано для { $count } дела
}
outbox-tries = { $count ->
    [one] { $count } попытка. Ответ сервера:
    [few] { $count } попытки. Ответ сервера:
    [many] { $count } попыток. Ответ сервера:
   *[other] { $count } попытки. Ответ сервера:
}
news-new = { $count ->
    [one] { $count } новое
    [few] { $count } новых
    [many] { $count } новых
   *[other] { $count } нового
}
