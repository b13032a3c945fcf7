refusal-office-002 = Файл представительства тем временем изменён другим сотрудником; действует редакция { $what }. Загрузите страницу снова, просмотрите её и внесите изменение ещё раз.
refusal-office-003 = В файле представительства появились бы ошибки, поэтому ничего не изменено: { $what }.
refusal-office-004 = В справочнике нет записи { $what }. Посмотрите, что есть в списке.
refusal-office-005 = Таблицу не удаётся прочитать: { $what }. Сохраните её в формате CSV со строкой заголовков и повторите попытку.
done-directory-saved = Сохранено. Изменение вступило в силу.
done-directory-removed = Удалено из справочника. В истории запись сохранена.
done-directory-restored = Прежняя редакция снова действует под новым номером.
done-directory-contact-saved = Контакт сохранён.
done-directory-contact-removed = Контакт удалён.
done-directory-contact-confirmed = Контакт подтверждён. Письма направляются на него.
directory-tabs = Разделы справочника
directory-authorities = Ведомства
directory-procedures = Процедуры
directory-letters = Тексты писем
directory-coverage = Зоны ответственности
directory-history = История
directory-import = Загрузить из таблицы
directory-authority-new = Добавить ведомство
directory-authority-edit = Изменить ведомство
directory-authority-remove = Удалить из справочника
directory-authority-facts = Сведения
directory-authority-decides = Принимает решения по
directory-authorities-found = 
    { $count ->
        [one] { $count } ведомство
        [few] { $count } ведомства
        [many] { $count } ведомств
       *[other] { $count } ведомства
    }
directory-sieve-label = Отбор ведомств
directory-sieve-words = Название или ключ
directory-sieve-any = Любое значение
directory-sieve-do = Показать
directory-more-label = Другие части списка
directory-more-before = Назад
directory-more-after = Далее
directory-field-name = Название
directory-field-key = Ключ
directory-field-country = Страна
directory-field-address = Адрес электронной почты
directory-field-language = Язык
directory-field-domains = Почтовые домены
directory-field-time-zone = Часовой пояс
directory-field-working-days = Рабочие дни
directory-field-holidays = Праздничные дни
directory-field-own = Само представительство
directory-field-auto-relay = Проверенные ответы передаются автоматически
directory-key-hint = Короткое слово для файла представительства: строчные латинские буквы, цифры и дефисы, например civil-aviation. Позже не меняется.
directory-country-hint = Две буквы, например AU. Если страны нет, оставьте пустым.
directory-zone-hint = Например Europe/Madrid. Пустое поле означает UTC.
directory-holidays-hint = По одному дню в строке, в виде 2026-12-24. В сроки они не засчитываются.
directory-domains-hint = По одному в строке, например caa.gov.example. Подлинной считается только проверенная почта с этих доменов.
directory-domains-none = Нет: каждый ответ ждёт сотрудника
directory-auto-relay-long = Передавать заявителю проверенный ответ без вложений без участия сотрудника
directory-own-long = Это само представительство: решает и отвечает самостоятельно
directory-not-said = Не указано
directory-none-yet = Пока ничего
directory-yes = Да
directory-no = Нет
directory-save = Сохранить
directory-leave = Выйти без сохранения
directory-change = Изменить
directory-remove = Удалить
directory-acts = Действия
directory-calendar-title = Календарь
directory-calendar-months = Ближайшие двенадцать месяцев
directory-month-working-days = 
    { $count ->
        [one] { $count } рабочий день
        [few] { $count } рабочих дня
        [many] { $count } рабочих дней
       *[other] { $count } рабочего дня
    }
directory-day-off = выходной
directory-weekday-mon = понедельник
directory-weekday-tue = вторник
directory-weekday-wed = среда
directory-weekday-thu = четверг
directory-weekday-fri = пятница
directory-weekday-sat = суббота
directory-weekday-sun = воскресенье
directory-contacts-title = Контакты
directory-contacts-number = Контакты
directory-contacts-none = Контактов нет: направить в это ведомство ничего нельзя.
directory-contacts-own = Не требуются: представительство отвечает само.
directory-contact-new = Добавить контакт
directory-contact-change = Изменить контакт
directory-contact-for = Для
directory-contact-for-hint = Не отмечайте ничего, чтобы использовать для любой процедуры.
directory-contact-any = Любая процедура
directory-contact-escalation = Вышестоящий контакт
directory-contact-escalation-long = Вышестоящий контакт: пишем только если напоминания не помогли
directory-contact-since = с
directory-contact-state = Состояние
directory-contact-state-confirmed = Подтверждён
directory-contact-state-proposed = Предложен
directory-contact-state-bouncing = Почта возвращается
directory-contact-state-none = Нет контакта
directory-contact-confirm = Подтвердить
directory-contact-works-again = Отметить как снова действующий
directory-language-first = Основной язык представительства
directory-mistake-key = Запишите ключ строчными латинскими буквами, цифрами и дефисами
directory-mistake-key-taken = Такой ключ уже есть. Выберите другой
directory-mistake-name = Укажите название хотя бы на одном языке
directory-mistake-country = Укажите страну двумя буквами, например AU
directory-mistake-zone = Такой часовой пояс неизвестен. Укажите, например, Europe/Madrid
directory-mistake-week = Отметьте хотя бы один рабочий день, иначе ни один срок не истечёт
directory-mistake-day = «{ $what }» не является датой. Запишите её как 2026-12-24
directory-mistake-domain = «{ $what }» не является доменом. Запишите его как в адресе, например caa.gov.example
directory-history-lead = Каждое изменение сохраняется. Любую редакцию можно прочитать и ввести в действие снова.
directory-revision = Редакция
directory-revision-title = Редакция { $what } файла представительства
directory-revision-at = Когда
directory-revision-by = Кто
directory-revision-in-force = Действует
directory-revision-restore = Снова ввести эту редакцию в действие
directory-revision-file = Сохранить как файл
directory-revision-text = Полный текст
directory-revision-changes = 
    { $count ->
        [one] { $count } изменение по сравнению с предыдущей редакцией
        [few] { $count } изменения по сравнению с предыдущей редакцией
        [many] { $count } изменений по сравнению с предыдущей редакцией
       *[other] { $count } изменения по сравнению с предыдущей редакцией
    }
directory-change-entry = Запись
directory-change-what = Что
directory-change-before = Было
directory-change-now = Стало
directory-change-added = добавлено
directory-change-changed = изменено
directory-change-gone = удалено
directory-changes-cut = Показаны только первые изменения; в файле есть все.
directory-entry-authority = Ведомство
directory-entry-procedure = Процедура
directory-entry-delegate = Представитель
directory-entry-accreditation = Аккредитация
directory-entry-letter = Текст письма
directory-entry-office = Представительство
directory-entry-mail = Почта
directory-entry-web = Страницы
refusal-office-006 = У ведомства нет контакта { $what }. Его контакты указаны на его странице.
directory-coverage-on = На день
directory-coverage-wrong-day = Это не дата; показан сегодняшний день
directory-coverage-own = Страны с собственным представителем
directory-coverage-by = Ответственный
directory-coverage-rest = 
    { $count ->
        [one] { $count } страна без собственного представителя
        [few] { $count } страны без собственного представителя
        [many] { $count } стран без собственного представителя
       *[other] { $count } страны без собственного представителя
    }
directory-coverage-default = За них отвечает представитель по умолчанию: { $what }.
directory-coverage-nobody = За них никто не отвечает: представителя по умолчанию нет.
directory-map-skip = Пропустить карту
directory-map-title = Кто отвечает за какую страну: { $what }
directory-map-text = Карта мира. Страны каждого представителя отмечены своей штриховкой; каждая страна ведёт к своей строке ниже.
directory-delegate-new = Добавить представителя
directory-delegate-edit = Имя и место проживания
directory-delegate-default = Представитель по умолчанию
directory-delegate-countries = 
    { $count ->
        [one] { $count } страна
        [few] { $count } страны
        [many] { $count } стран
       *[other] { $count } страны
    }
directory-delegate-names = Имя в каждой письменности
directory-delegate-names-hint = Первое используется, если другие не подходят. Пустые строки пропускаются.
directory-delegate-resident = Проживает в стране
directory-accreditations = Аккредитации
directory-accreditation-new = Добавить аккредитацию
directory-accreditation-hint = Если запись с той же страной и датой начала есть, она изменяется: укажите дату окончания, чтобы её завершить.
directory-accreditation-function = Должность
directory-accreditation-named-by = Кем назначен
directory-accreditation-paper = Документ
directory-accreditation-from = С
directory-accreditation-until = До (в этот день уже не действует)
directory-accreditation-holds = Действует
directory-accreditation-over = Сегодня не действует
directory-mistake-until = Окончание должно быть позже начала
directory-procedure-new = Добавить процедуру
directory-procedure-edit = Изменить процедуру
directory-procedure-uses = На основе готовой процедуры
directory-procedure-uses-hint = Её поля, слова и сроки действуют, если здесь не указано иное.
directory-procedure-uses-none = Нет
directory-procedure-decided-by = Принимает решение
directory-procedure-more = Другие ведомства, по ключу
directory-procedure-more-hint = Ключи из списка ведомств через запятую.
directory-procedure-receipt = Подтверждение получения в течение
directory-procedure-answer = Ответ в течение
directory-procedure-remind = Напоминание каждые
directory-procedure-reminders = Напоминаний до вышестоящего контакта
directory-procedure-reminders-hint = Число, например 3.
directory-procedure-outcomes = Возможные решения
directory-procedure-outcomes-hint = По одному в строке.
directory-procedure-intake = Адреса, которые на неё указывают
directory-procedure-intake-hint = Письмо на такой адрес предлагает эту процедуру. По одному в строке.
directory-procedure-offered = Заявители видят её среди форм
directory-procedure-not-offered = не предлагается
directory-procedure-routes-itself = Распределяется без участия сотрудника
directory-no-limit = Без срока
directory-working-days = 
    { $count ->
        [one] { $count } рабочий день
        [few] { $count } рабочих дня
        [many] { $count } рабочих дней
       *[other] { $count } рабочего дня
    }
directory-days = 
    { $count ->
        [one] { $count } день
        [few] { $count } дня
        [many] { $count } дней
       *[other] { $count } дня
    }
directory-limit-acknowledge-within = Подтверждение получения в течение
directory-limit-answer-within = Ответ в течение
directory-limit-remind-every = Напоминание каждые
directory-limit-count = Сколько (пусто: нет)
directory-limit-days = Какие дни
directory-limit-working = Рабочие дни
directory-limit-all = Все дни
directory-fields = Поля
directory-field-new = Добавить поле
directory-field-edit = Изменить поле
directory-field-label = Что спрашивается
directory-field-kind = Тип
directory-field-section = Страница формы
directory-field-section-none = Последняя страница
directory-field-rules = Правила
directory-field-required = Обязательно
directory-field-required-long = Обязательно: ведомству без него не обойтись
directory-field-disclosed = Видно ведомству
directory-field-disclosed-long = Ведомство его видит
directory-field-kept = Остаётся в представительстве
directory-field-whole-letter = В него идёт весь текст письма, открывшего дело
directory-field-hint = Подсказка
directory-field-hint-hint = Что нужно знать перед заполнением. Можно оставить пустым.
directory-field-choices = Варианты
directory-field-choices-hint = Для типа «один из нескольких»: по одному в строке.
directory-field-least = Не менее
directory-field-least-hint = Наименьшее число либо меньше всего строк, файлов или знаков.
directory-field-most = Не более
directory-field-most-hint = Наибольшее число либо больше всего строк, файлов или знаков.
directory-field-pattern = Вид значения
directory-field-pattern-hint = Регулярное выражение, которому должно отвечать всё значение, например [A-Z]{"{"}4{"}"}.
directory-move-up = Переместить вверх
directory-move-down = Переместить вниз
directory-left-out = Пропущенные готовые поля
directory-take-back = Вернуть
directory-kind-text = Строка текста
directory-kind-long-text = Несколько строк текста
directory-kind-number = Число
directory-kind-date = Дата
directory-kind-instant = Дата и время
directory-kind-country = Страна
directory-kind-language = Язык
directory-kind-choice = Один из нескольких
directory-kind-yes-no = Да или нет
directory-kind-person = Имя человека
directory-kind-email = Адрес электронной почты
directory-kind-phone = Номер телефона
directory-kind-file = Файлы
directory-kind-rows = Строки таблицы
directory-letter = Письмо
directory-letter-languages = Языки
directory-letters-lead = Что пишет представительство, письмо за письмом. Собственный текст заменяет готовый.
directory-letter-own = Свой текст
directory-letter-shipped = Готовый текст
directory-letter-text = Текст письма
directory-letter-hint = Первая строка — «Subject: …», затем пустая строка и текст. Значения пишутся в двойных фигурных скобках:
directory-letter-try = Проверить
directory-letter-drop = Вернуться к готовому тексту
directory-letter-preview = С примерными значениями
directory-letter-no-preview = Текст пока не работает.
directory-letter-acknowledgement = Подтверждение заявителю
directory-letter-request = Запрос в ведомство
directory-letter-receipt-request = Вопрос о получении
directory-letter-reminder = Напоминание
directory-letter-escalation = Письмо вышестоящему контакту
directory-letter-relay = Переданный ответ ведомства
directory-letter-answer = Собственное письмо представительства
directory-letter-closing = Письмо о закрытии дела
directory-letter-link = Ссылка для продолжения формы
directory-mistake-authority = Нет ведомства с ключом «{ $what }»
directory-mistake-limit = Укажите число дней от 1 до 1000 или оставьте пустым
directory-mistake-reminders = Укажите число от 0 до 100
directory-mistake-kind = Выберите тип
directory-mistake-label = Укажите вопрос хотя бы на одном языке
directory-mistake-choices = Укажите хотя бы один вариант
directory-mistake-number = Укажите целое число или оставьте пустым
directory-mistake-bounds = «Не более» не может быть меньше, чем «не менее»
directory-mistake-letter = Текст не работает: { $what }
done-directory-imported = Таблица принята как эта редакция. Чтобы отменить, снова введите в действие предыдущую редакцию.
directory-revision-before = Предыдущая редакция
directory-import-lead = Таблица ведомств становится записями справочника. Ничего не меняется, пока вы не увидите, что сделает каждая строка.
directory-import-waiting = Продолжить с таблицей { $what }
directory-import-file = Таблица
directory-import-hint = CSV с любым разделителем, до 4 МБ и 5000 строк, лучше со строкой заголовков.
directory-import-look = Просмотреть
directory-import-title = Таблица { $what }
directory-import-nothing-yet = Это предварительный просмотр: пока ничего не изменено.
directory-import-cut = Прочитаны только первые 5000 строк.
directory-import-take = 
    { $count ->
        [one] Принять { $count } строку
        [few] Принять { $count } строки
        [many] Принять { $count } строк
       *[other] Принять { $count } строки
    }
directory-import-drop = Отказаться от таблицы
directory-import-columns = Что означают столбцы
directory-import-column = Столбец
directory-import-sample = Например
directory-import-meaning = Означает
directory-import-encoding = Кодировка
directory-import-delimiter = Разделитель
directory-import-again = Просмотреть ещё раз
directory-import-line = Строка
directory-import-why = Что и почему
directory-import-more = Показаны только первые строки.
directory-column-none = Ничего
directory-column-name = Название
directory-column-address = Адрес электронной почты
directory-column-country = Страна
directory-column-key = Ключ
directory-delimiter-comma = Запятая
directory-delimiter-semicolon = Точка с запятой
directory-delimiter-tab = Табуляция
directory-delimiter-bar = Вертикальная черта
directory-row-new = Новые
directory-row-changed = Изменённые
directory-row-rejected = Отклонённые
directory-row-unchanged = Без изменений
directory-rejected-no-name = Нет названия
directory-rejected-address = «{ $what }» не является адресом электронной почты
directory-rejected-country = «{ $what }» не является кодом страны
directory-rejected-twice = Более ранняя строка уже относится к { $what }
directory-mistake-table-none = Выберите файл
directory-mistake-table-empty = В этом файле нет таблицы. Сохраните её в формате CSV и повторите попытку
directory-mistake-table-large = Файл больше 4 МБ
