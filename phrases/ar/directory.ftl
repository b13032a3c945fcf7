refusal-office-002 = غيّر شخص آخر ملف المكتب في هذه الأثناء، والنسخة السارية هي { $what }. أعد تحميل الصفحة وراجعها ثم أدخل تغييرك من جديد.
refusal-office-003 = كانت ستقع أخطاء في ملف المكتب، ولذلك لم يتغير شيء: { $what }.
refusal-office-004 = لا يوجد في الدليل بند { $what }. انظر في القائمة ما هو موجود.
refusal-office-005 = تتعذر قراءة الجدول: { $what }. احفظه بصيغة CSV مع سطر لأسماء الأعمدة وحاول مرة أخرى.
done-directory-saved = تم الحفظ، والتغيير سارٍ الآن.
done-directory-removed = أزيل من الدليل، ويبقى محفوظا في السجل.
done-directory-restored = عادت النسخة السابقة سارية برقم جديد.
done-directory-contact-saved = حُفظت جهة الاتصال.
done-directory-contact-removed = أزيلت جهة الاتصال.
done-directory-contact-confirmed = تأكدت جهة الاتصال، وترسل الرسائل إليها.
directory-tabs = أقسام الدليل
directory-authorities = الجهات
directory-procedures = الإجراءات
directory-letters = نصوص الرسائل
directory-coverage = نطاقات الاختصاص
directory-history = السجل
directory-import = استيراد من جدول
directory-authority-new = إضافة جهة
directory-authority-edit = تعديل هذه الجهة
directory-authority-remove = إزالة من الدليل
directory-authority-facts = ما نعرفه
directory-authority-decides = تبت في
directory-authorities-found = 
    { $count ->
        [zero] لا توجد جهات
        [one] جهة واحدة
        [two] جهتان
        [few] { $count } جهات
        [many] { $count } جهة
       *[other] { $count } جهة
    }
directory-sieve-label = اختيار الجهات
directory-sieve-words = الاسم أو المفتاح
directory-sieve-any = الكل
directory-sieve-do = عرض
directory-more-label = بقية القائمة
directory-more-before = السابق
directory-more-after = التالي
directory-field-name = الاسم
directory-field-key = المفتاح
directory-field-country = البلد
directory-field-address = البريد الإلكتروني
directory-field-language = اللغة
directory-field-domains = نطاقات بريدها
directory-field-time-zone = المنطقة الزمنية
directory-field-working-days = أيام العمل
directory-field-holidays = أيام العطل
directory-field-own = المكتب نفسه
directory-field-auto-relay = تنقل الردود الموثقة تلقائيا
directory-key-hint = كلمة قصيرة لملف المكتب: حروف لاتينية صغيرة وأرقام وشرطات مثل civil-aviation. ولا تتغير بعد ذلك.
directory-country-hint = حرفان مثل AU. اتركه فارغا إن لم يكن لها بلد.
directory-zone-hint = مثل Europe/Madrid. والفراغ يعني UTC.
directory-holidays-hint = يوم في كل سطر على هيئة 2026-12-24. ولا تحتسب ضمن المهل.
directory-domains-hint = نطاق في كل سطر مثل caa.gov.example. ولا يصدَّق إلا البريد الموثق الوارد منها.
directory-domains-none = لا يوجد: ينتظر كل رد موظفا
directory-auto-relay-long = نقل الرد الموثق الخالي من المرفقات إلى مقدم الطلب دون موظف
directory-own-long = هذا هو المكتب نفسه: يقرر ويجيب بنفسه
directory-not-said = غير مذكور
directory-none-yet = لا شيء بعد
directory-yes = نعم
directory-no = لا
directory-save = حفظ
directory-leave = الخروج دون حفظ
directory-change = تعديل
directory-remove = إزالة
directory-acts = الإجراءات الممكنة
directory-calendar-title = التقويم
directory-calendar-months = الأشهر الاثنا عشر القادمة
directory-month-working-days = 
    { $count ->
        [zero] لا أيام عمل
        [one] يوم عمل واحد
        [two] يوما عمل
        [few] { $count } أيام عمل
        [many] { $count } يوم عمل
       *[other] { $count } يوم عمل
    }
directory-day-off = عطلة
directory-weekday-mon = الاثنين
directory-weekday-tue = الثلاثاء
directory-weekday-wed = الأربعاء
directory-weekday-thu = الخميس
directory-weekday-fri = الجمعة
directory-weekday-sat = السبت
directory-weekday-sun = الأحد
directory-contacts-title = جهات الاتصال
directory-contacts-number = جهات الاتصال
directory-contacts-none = لا توجد جهة اتصال بعد، فلا يمكن إحالة شيء إلى هذه الجهة.
directory-contacts-own = لا حاجة إليها: المكتب يجيب بنفسه.
directory-contact-new = إضافة جهة اتصال
directory-contact-change = تعديل جهة الاتصال
directory-contact-for = للإجراءات
directory-contact-for-hint = لا تحدد شيئا لاستعمالها في أي إجراء.
directory-contact-any = أي إجراء
directory-contact-escalation = جهة اتصال أعلى
directory-contact-escalation-long = جهة اتصال أعلى: يكتب إليها فقط حين لا تجدي التذكيرات
directory-contact-since = منذ
directory-contact-state = الحالة
directory-contact-state-confirmed = مؤكدة
directory-contact-state-proposed = مقترحة
directory-contact-state-bouncing = يرتد بريدها
directory-contact-state-none = بلا جهة اتصال
directory-contact-confirm = تأكيد
directory-contact-works-again = وضع علامة أنها تعمل من جديد
directory-language-first = لغة المكتب الأولى
directory-mistake-key = اكتب المفتاح بحروف لاتينية صغيرة وأرقام وشرطات
directory-mistake-key-taken = هذا المفتاح مستعمل. اختر غيره
directory-mistake-name = اكتب الاسم بلغة واحدة على الأقل
directory-mistake-country = اكتب البلد بحرفين مثل AU
directory-mistake-zone = هذه المنطقة الزمنية غير معروفة. اكتب مثلا Europe/Madrid
directory-mistake-week = حدد يوم عمل واحدا على الأقل، وإلا لم تنته أي مهلة
directory-mistake-day = «{ $what }» ليس يوما. اكتبه على هيئة 2026-12-24
directory-mistake-domain = «{ $what }» ليس نطاقا. اكتبه كما في العنوان مثل caa.gov.example
directory-history-lead = يُحفظ كل تغيير، ويمكن قراءة أي نسخة وإعادتها سارية.
directory-revision = النسخة
directory-revision-title = النسخة { $what } من ملف المكتب
directory-revision-at = متى
directory-revision-by = من
directory-revision-in-force = سارية
directory-revision-restore = إعادة هذه النسخة سارية
directory-revision-file = حفظها ملفا
directory-revision-text = النص كاملا
directory-revision-changes = 
    { $count ->
        [zero] لا تغييرات عن النسخة السابقة
        [one] تغيير واحد عن النسخة السابقة
        [two] تغييران عن النسخة السابقة
        [few] { $count } تغييرات عن النسخة السابقة
        [many] { $count } تغييرا عن النسخة السابقة
       *[other] { $count } تغيير عن النسخة السابقة
    }
directory-change-entry = البند
directory-change-what = ماذا
directory-change-before = قبل
directory-change-now = الآن
directory-change-added = مضاف
directory-change-changed = معدل
directory-change-gone = مزال
directory-changes-cut = تظهر أولى التغييرات فقط، والملف يحويها كلها.
directory-entry-authority = جهة
directory-entry-procedure = إجراء
directory-entry-delegate = مندوب
directory-entry-accreditation = اعتماد
directory-entry-letter = نص رسالة
directory-entry-office = المكتب
directory-entry-mail = البريد
directory-entry-web = الصفحات
refusal-office-006 = ليس لدى الجهة جهة اتصال { $what }. انظر جهات اتصالها في صفحتها.
directory-coverage-on = في يوم
directory-coverage-wrong-day = ليس هذا تاريخا؛ يعرض وضع اليوم
directory-coverage-own = بلدان لها مندوب خاص
directory-coverage-by = يتولاها
directory-coverage-rest = 
    { $count ->
        [zero] لا بلدان بلا مندوب خاص
        [one] بلد واحد بلا مندوب خاص
        [two] بلدان بلا مندوب خاص
        [few] { $count } بلدان بلا مندوب خاص
        [many] { $count } بلدا بلا مندوب خاص
       *[other] { $count } بلد بلا مندوب خاص
    }
directory-coverage-default = يتولاها المندوب الافتراضي، { $what }.
directory-coverage-nobody = لا يتولاها أحد: ليس للمكتب مندوب افتراضي.
directory-map-skip = تخطي الخريطة
directory-map-title = من يتولى كل بلد في { $what }
directory-map-text = خريطة العالم. لبلدان كل مندوب تظليل خاص، وكل بلد يقود إلى سطره أدناه.
directory-delegate-new = إضافة مندوب
directory-delegate-edit = الاسم والإقامة
directory-delegate-default = المندوب الافتراضي
directory-delegate-countries = 
    { $count ->
        [zero] لا بلدان
        [one] بلد واحد
        [two] بلدان
        [few] { $count } بلدان
        [many] { $count } بلدا
       *[other] { $count } بلد
    }
directory-delegate-names = الاسم بكل كتابة
directory-delegate-names-hint = يستعمل الأول حين لا يناسب غيره، وتهمل الأسطر الفارغة.
directory-delegate-resident = يقيم في
directory-accreditations = الاعتمادات
directory-accreditation-new = إضافة اعتماد
directory-accreditation-hint = إن وجد اعتماد بالبلد نفسه واليوم الأول نفسه فإنه يعدل: أعطه يوم انتهاء لإنهائه.
directory-accreditation-function = الصفة
directory-accreditation-named-by = عيّنه
directory-accreditation-paper = الوثيقة
directory-accreditation-from = من
directory-accreditation-until = حتى (لا يسري في ذلك اليوم)
directory-accreditation-holds = سارٍ
directory-accreditation-over = غير سارٍ اليوم
directory-mistake-until = يجب أن يكون يوم الانتهاء بعد يوم البداية
directory-procedure-new = إضافة إجراء
directory-procedure-edit = تعديل هذا الإجراء
directory-procedure-uses = مبني على الإجراء المرفق
directory-procedure-uses-hint = تسري حقوله وكلماته ومهله حيثما لم يذكر هنا غير ذلك.
directory-procedure-uses-none = لا شيء
directory-procedure-decided-by = يبت فيه
directory-procedure-more = جهات أخرى بمفاتيحها
directory-procedure-more-hint = مفاتيح من قائمة الجهات تفصل بينها فواصل.
directory-procedure-receipt = يُنتظر تأكيد الاستلام خلال
directory-procedure-answer = يُنتظر الرد خلال
directory-procedure-remind = تذكير كل
directory-procedure-reminders = تذكيرات قبل جهة الاتصال الأعلى
directory-procedure-reminders-hint = عدد، مثل 3.
directory-procedure-outcomes = القرارات الممكنة
directory-procedure-outcomes-hint = قرار في كل سطر.
directory-procedure-intake = العناوين التي تقترحه
directory-procedure-intake-hint = الرسالة إلى أحدها تقترح هذا الإجراء. عنوان في كل سطر.
directory-procedure-offered = يجده مقدمو الطلبات بين النماذج
directory-procedure-not-offered = غير معروض
directory-procedure-routes-itself = يوجَّه دون موظف
directory-no-limit = بلا مهلة
directory-working-days = 
    { $count ->
        [zero] لا أيام عمل
        [one] يوم عمل واحد
        [two] يوما عمل
        [few] { $count } أيام عمل
        [many] { $count } يوم عمل
       *[other] { $count } يوم عمل
    }
directory-days = 
    { $count ->
        [zero] لا أيام
        [one] يوم واحد
        [two] يومان
        [few] { $count } أيام
        [many] { $count } يوما
       *[other] { $count } يوم
    }
directory-limit-acknowledge-within = يُنتظر تأكيد الاستلام خلال
directory-limit-answer-within = يُنتظر الرد خلال
directory-limit-remind-every = تذكير كل
directory-limit-count = كم (فارغ: لا شيء)
directory-limit-days = أي أيام
directory-limit-working = أيام العمل
directory-limit-all = كل الأيام
directory-fields = الحقول
directory-field-new = إضافة حقل
directory-field-edit = تعديل هذا الحقل
directory-field-label = ما يُسأل عنه
directory-field-kind = النوع
directory-field-section = صفحة النموذج
directory-field-section-none = الصفحة الأخيرة
directory-field-rules = القواعد
directory-field-required = إلزامي
directory-field-required-long = إلزامي: لا تستغني عنه الجهة
directory-field-disclosed = يظهر للجهة
directory-field-disclosed-long = تراه الجهة
directory-field-kept = يبقى لدى المكتب
directory-field-whole-letter = يأخذ نص الرسالة التي فتحت الملف كاملا
directory-field-hint = تلميح
directory-field-hint-hint = ما ينبغي معرفته قبل ملئه. ويمكن تركه فارغا.
directory-field-choices = الخيارات
directory-field-choices-hint = لنوع «واحد من عدة»: خيار في كل سطر.
directory-field-least = الحد الأدنى
directory-field-least-hint = أصغر عدد، أو أقل عدد من الصفوف أو الملفات أو العلامات.
directory-field-most = الحد الأقصى
directory-field-most-hint = أكبر عدد، أو أكثر عدد من الصفوف أو الملفات أو العلامات.
directory-field-pattern = شكل القيمة
directory-field-pattern-hint = تعبير نمطي يجب أن تطابقه القيمة كلها مثل [A-Z]{"{"}4{"}"}.
directory-move-up = تحريك إلى أعلى
directory-move-down = تحريك إلى أسفل
directory-left-out = حقول مرفقة متروكة
directory-take-back = استرجاع
directory-kind-text = سطر نص
directory-kind-long-text = عدة أسطر
directory-kind-number = عدد
directory-kind-date = يوم
directory-kind-instant = يوم ووقت
directory-kind-country = بلد
directory-kind-language = لغة
directory-kind-choice = واحد من عدة
directory-kind-yes-no = نعم أو لا
directory-kind-person = اسم شخص
directory-kind-email = بريد إلكتروني
directory-kind-phone = رقم هاتف
directory-kind-file = ملفات
directory-kind-rows = صفوف جدول
directory-letter = الرسالة
directory-letter-languages = اللغات
directory-letters-lead = ما يكتبه المكتب رسالة رسالة. يحل النص الخاص محل النص المرفق.
directory-letter-own = نص خاص
directory-letter-shipped = النص المرفق
directory-letter-text = نص الرسالة
directory-letter-hint = السطر الأول «Subject: …» ثم سطر فارغ ثم النص. وتوضع القيم بين أقواس معقوفة مزدوجة:
directory-letter-try = تجربة
directory-letter-drop = العودة إلى النص المرفق
directory-letter-preview = بقيم مثالية
directory-letter-no-preview = لا يعمل النص بعد.
directory-letter-acknowledgement = إشعار الاستلام لمقدم الطلب
directory-letter-request = الطلب إلى الجهة
directory-letter-receipt-request = سؤال عن الوصول
directory-letter-reminder = تذكير
directory-letter-escalation = رسالة إلى جهة الاتصال الأعلى
directory-letter-relay = نقل رد الجهة
directory-letter-answer = رسالة المكتب نفسه
directory-letter-closing = رسالة الإغلاق
directory-letter-link = رابط لمتابعة النموذج
directory-mistake-authority = لا توجد جهة مفتاحها «{ $what }»
directory-mistake-limit = اكتب عدد أيام من 1 إلى 1000 أو اتركه فارغا
directory-mistake-reminders = اكتب عددا من 0 إلى 100
directory-mistake-kind = اختر نوعا
directory-mistake-label = اكتب ما يُسأل عنه بلغة واحدة على الأقل
directory-mistake-choices = اكتب خيارا واحدا على الأقل
directory-mistake-number = اكتب عددا صحيحا أو اتركه فارغا
directory-mistake-bounds = لا يجوز أن يقل الحد الأقصى عن الأدنى
directory-mistake-letter = النص لا يعمل: { $what }
done-directory-imported = اعتُمد الجدول في هذه النسخة. للتراجع أعد النسخة السابقة سارية.
directory-revision-before = النسخة السابقة
directory-import-lead = يتحول جدول الجهات إلى بنود في الدليل. ولا يتغير شيء قبل أن ترى أثر كل صف.
directory-import-waiting = المتابعة بالجدول { $what }
directory-import-file = الجدول
directory-import-hint = ملف CSV بأي فاصل، حتى 4 ميغابايت و5000 صف، ويفضل مع سطر لأسماء الأعمدة.
directory-import-look = معاينة
directory-import-title = الجدول { $what }
directory-import-nothing-yet = هذه معاينة، ولم يتغير شيء بعد.
directory-import-cut = قُرئت أول 5000 صف فقط.
directory-import-take = 
    { $count ->
        [zero] لا صفوف للاعتماد
        [one] اعتماد صف واحد
        [two] اعتماد صفين
        [few] اعتماد { $count } صفوف
        [many] اعتماد { $count } صفا
       *[other] اعتماد { $count } صف
    }
directory-import-drop = ترك الجدول
directory-import-columns = معاني الأعمدة
directory-import-column = العمود
directory-import-sample = مثلا
directory-import-meaning = المعنى
directory-import-encoding = الترميز
directory-import-delimiter = الفاصل
directory-import-again = معاينة من جديد
directory-import-line = السطر
directory-import-why = ماذا ولماذا
directory-import-more = تظهر أولى الصفوف فقط.
directory-column-none = لا شيء
directory-column-name = الاسم
directory-column-address = البريد الإلكتروني
directory-column-country = البلد
directory-column-key = المفتاح
directory-delimiter-comma = فاصلة
directory-delimiter-semicolon = فاصلة منقوطة
directory-delimiter-tab = جدولة
directory-delimiter-bar = خط عمودي
directory-row-new = جديدة
directory-row-changed = معدلة
directory-row-rejected = مرفوضة
directory-row-unchanged = بلا تغيير
directory-rejected-no-name = لا اسم له
directory-rejected-address = «{ $what }» ليس بريدا إلكترونيا
directory-rejected-country = «{ $what }» ليس رمز بلد
directory-rejected-twice = صف سابق يخص { $what } أصلا
directory-mistake-table-none = اختر ملفا
directory-mistake-table-empty = لا يوجد جدول في هذا الملف. احفظه بصيغة CSV وحاول مرة أخرى
directory-mistake-table-large = الملف أكبر من 4 ميغابايت
