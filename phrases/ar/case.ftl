case-crumbs = أين أنت
case-crumb = الملف
case-state = الحالة
case-state-open = جديد
case-state-routed = محدَّد الجهة
case-state-forwarded = لدى الجهة المختصة
case-state-replied = ورد الرد ولم يُبلَّغ
case-state-relayed = أُبلغ
case-state-closed = مغلق
case-procedure = الإجراء
case-country = البلد
case-unknown = غير معروف
case-officer = المندوب
case-opened = تاريخ الفتح
case-answer-due = موعد رد { $party }
case-due = الرد منتظر حتى
case-no-day = لا موعد محدد
case-overdue = متأخر
case-requester = مقدم الطلب
case-actor-clock = النظام (المهل)
case-actor-requester = مقدم الطلب
case-actor-authority = الجهة المختصة
case-role-requester = مقدم الطلب
case-role-authority = الجهة المختصة
case-role-third-party = طرف ثالث
case-next = الخطوة التالية
case-next-closed = هذا الملف مغلق. يُفتح من جديد عندما يكتب أحد الأطراف.
case-next-judge = رسالة في مسار { $party } تنتظر حكمك.
case-next-relay = لم يُبلَّغ رد { $party } إلى مقدم الطلب بعد.
case-next-read = كتب مقدم الطلب من جديد.
case-next-route = لم يقرر أحد بعد أي جهة تختص بهذا.
case-next-forward = لم يُكتب إلى { $party } بعد.
case-next-answer = هذا شأن المكتب نفسه: أجب عنه.
case-next-overdue = تأخر رد { $party }.
case-next-wait = بانتظار رد { $party }. لا شيء مطلوب الآن.
case-next-decide = وصل الجواب إلى مقدم الطلب. سجّل ما تقرر.
case-next-close = تم كل شيء. يمكن إغلاق الملف.
case-do-judge = انظر في الرسالة
case-do-relay = أبلغ مقدم الطلب
case-do-read = اقرأها
case-do-route = اختر الإجراء والجهة
case-do-reroute = غيّر الجهة
case-do-forward = اكتب إلى الجهة المختصة
case-do-answer = أجب
case-do-ask = اسأل مقدم الطلب
case-do-decide = سجّل القرار
case-do-close = أغلق الملف
case-do-reopen = افتحه من جديد
case-do-clock = غيّر المهلة
case-do-fill = املأ أو صحّح
case-do-accept = اقبلها ردًا منهم
case-do-receipt = إنها إشعار استلام فقط
case-do-aside = نحّها جانبًا
case-do-call-back = اسحبها
case-do-nothing = عُد دون تغيير
case-do-not-send = عُد دون إرسال
case-asked = المطلوب
case-field-missing = ناقص
case-field-required = إلزامي
case-field-will-be-seen = تراه الجهة المختصة
case-field-kept = يبقى في المكتب
case-field-unfit = { $field }: هذه القيمة لا تناسب الخانة. صحّحها.
case-field-why = السبب
case-field-why-hint = يبقى في سجل الملف ولا يراه أي طرف.
case-field-note = ملاحظة
case-field-outcome = النتيجة
case-field-number = رقم القرار
case-field-number-hint = كما تكتبه الجهة.
case-field-valid-until = صالح حتى
case-field-valid-until-hint = كما تكتبه الجهة.
case-field-conditions = الشروط
case-seen-by = اطّلع عليه:
case-seen-by-nobody = لم يطّلع عليه سوى المكتب
case-has-seen = اطّلع على:
case-seen-letters =
    { $count ->
        [zero] لا رسائل منا
        [one] رسالة واحدة منا
        [two] رسالتين منا
        [few] { $count } رسائل منا
        [many] { $count } رسالة منا
       *[other] { $count } رسالة منا
    }
case-seen-files =
    { $count ->
        [zero] لا ملفات
        [one] ملف واحد
        [two] ملفين
        [few] { $count } ملفات
        [many] { $count } ملفًا
       *[other] { $count } ملف
    }
case-seen-fields =
    { $count ->
        [zero] لا خانات
        [one] خانة واحدة
        [two] خانتين
        [few] { $count } خانات
        [many] { $count } خانة
       *[other] { $count } خانة
    }
case-their-references = رقم ملفهم:
case-reply-address = عنوان الرد السري
case-reply-address-why = لا يملكه إلا هذا الطرف. البريد المرسل إليه يصل إلى هذا المسار.
case-gate = فحص ما قبل الإرسال
case-gate-empty = لم يعبر شيء بعد.
case-gate-outward = إلى { $party }
case-gate-inward = من { $party } إلى مقدم الطلب
case-gate-waiting = لم يُبلَّغ
case-gate-reply = رسالة من { $party }
case-gate-kept = حُجب عن الجهات
case-no-authority = لا مسار لجهة مختصة بعد
case-no-authority-why = يُفتح مع أول رسالة إلى جهة مختصة.
case-older =
    { $count ->
        [zero] لا رسائل أقدم
        [one] أظهر رسالة أقدم
        [two] أظهر رسالتين أقدم
        [few] أظهر { $count } رسائل أقدم
        [many] أظهر { $count } رسالة أقدم
       *[other] أظهر { $count } رسالة أقدم
    }
case-letter = رسالة
case-letter-from = من
case-letter-to = إلى
case-letter-at = حُفظت في
case-letter-text = النص
case-whole-letter = الرسالة كاملة
case-subject = الموضوع
case-reply-to = الرد إلى
case-files = الملفات
case-no-files = لا شيء
case-file-without-name = الملف { $number }
case-file-active = قد يشغّل شيئًا
case-signature = التوقيع
case-quoted = نص مقتبس
case-raw = أظهر الرسالة الخام
case-as-html = أظهرها كما نسّقها المرسل
case-as-html-title = الرسالة بصيغة HTML
case-as-html-why = لا يعمل فيها شيء ولا يُجلب شيء من مكان آخر.
case-as-text = أظهرها نصًا عاديًا
case-passed-on = أُبلغت إلى مقدم الطلب
case-leaves-at = تغادر في
case-leaves-in = تغادر بعد
case-leaves-now = تغادر الآن
case-sort-opening = طلب
case-sort-person = رسالة
case-sort-auto-reply = رد آلي
case-sort-bounce = تقرير تسليم
case-sort-receipt = إشعار استلام
case-sort-list = رسالة قائمة بريدية
case-sort-calendar = دعوة
case-sort-acknowledgement = تأكيد الاستلام
case-sort-request = طلب إلى الجهة المختصة
case-sort-reminder = تذكير
case-sort-receipt-request = سؤال عن الاستلام
case-sort-escalation = رسالة إلى جهة الاتصال الأعلى
case-sort-relay = رد مُبلَّغ
case-sort-answer = جواب المكتب
case-sort-question = سؤال المكتب
case-sort-closing = رسالة الإغلاق
case-sort-link = رابط متابعة الملف
case-trust = الثقة
case-trust-verified = موثّقة
case-trust-plausible = محتملة
case-trust-held = موقوفة
case-trust-accepted = قبلها موظف
case-set-aside = منحّاة
case-way-waiting = تنتظر المغادرة
case-way-claimed = على وشك المغادرة
case-way-on-wire = في الطريق
case-way-sent = أُرسلت
case-way-refused = رفضها خادم البريد
case-way-uncertain = غير مؤكدة
case-way-cancelled = سُحبت
case-way-came-back = عادت
case-judge-title = هل هي منهم؟
case-judge-domain = يقول إنها من
case-judge-known = معروف أنه لهم
case-judge-unknown = غير معروف أنه لهم
case-judge-theirs = النطاقات المعروفة
case-judge-none = لا شيء
case-judge-way = عنوان الرد السري
case-judge-way-yes = جاءت إلى العنوان السري الذي لا يملكه سواهم.
case-judge-way-no = لم تأتِ إلى العنوان السري.
case-why-senders = تذكر { $what } مرسلين بدل مرسل واحد.
case-why-disowned = نطاق المرسل يتبرأ منها: { $what }
case-why-not-theirs = جاءت من { $what }، وليس معروفًا أنه لهم.
case-why-new-unproved = طلب جديد؛ المرسل غير موثّق: { $what }
case-why-new-proved = طلب جديد؛ { $what } موثّق.
case-why-both = جاءت إلى عنوان الرد السري، و{ $what } موثّق.
case-why-address-only = جاءت إلى عنوان الرد السري، لكن المرسل غير موثّق: { $what }
case-why-sender-only = { $what } موثّق، لكنها لم تأتِ إلى عنوان الرد السري.
case-why-neither = لا عنوان الرد ولا مرسل موثّق يشهد لها.
case-reason-chosen = اختاره مقدم الطلب.
case-reason-address = أُرسلت إلى { $what }.
case-reason-subject = موضوعها يقول { $what }.
case-reason-text = نصها يقول { $what }.
case-dispatch-sent = أُرسل ولم يُؤكد الاستلام
case-dispatch-delivered = سُلّم
case-dispatch-acknowledged = تأكد الاستلام
case-dispatch-answered = ورد الرد
case-dispatch-failed = تعذّر التسليم
case-dispatch-withdrawn = سُحب
case-dispatch-paused = المهلة متوقفة
case-limit-how = كيف حُسب هذا اليوم
case-limit-rule = { $days } ابتداءً من { $from }، بحسب أيام { $place }.
case-limit-extended =
    { $count ->
        [zero] لم تُضف أيام.
        [one] أُضيف يوم واحد.
        [two] أُضيف يومان.
        [few] أُضيفت { $count } أيام.
        [many] أُضيف { $count } يومًا.
       *[other] أُضيف { $count } يوم.
    }
case-limit-holidays = أيام عطلة لا تُحسب: { $days }.
case-limit-paused = متوقفة من { $from } حتى { $to }: { $why }
case-limit-stands = المهلة متوقفة منذ { $from }: { $why }
case-working-days =
    { $count ->
        [zero] لا أيام عمل
        [one] يوم عمل واحد
        [two] يوما عمل
        [few] { $count } أيام عمل
        [many] { $count } يوم عمل
       *[other] { $count } يوم عمل
    }
case-days =
    { $count ->
        [zero] لا أيام
        [one] يوم واحد
        [two] يومان
        [few] { $count } أيام
        [many] { $count } يومًا
       *[other] { $count } يوم
    }
case-clock-title = مهلة { $what }
case-clock-what = ماذا يُفعل بالمهلة؟
case-clock-extend = امنح وقتًا إضافيًا
case-clock-days = كم يومًا إضافيًا
case-clock-days-wanted = اكتب عدد الأيام المضافة، من 1 إلى 365.
case-clock-pause = أوقف المهلة ابتداءً من الغد
case-clock-resume = استأنف المهلة ابتداءً من الغد
case-clock-withdraw = لا تنتظر هذه الجهة بعد الآن (لا يُكتب إليها شيء)
case-clock-button = غيّر المهلة
case-route-title = الإجراء والجهة
case-route-procedure = أي إجراء هو؟
case-route-other = إجراء آخر
case-route-authorities = جهات أخرى
case-route-authorities-hint = لا تؤشر على شيء للكتابة إلى الجهات التي يسميها الإجراء.
case-route-button = أكّد الجهة
case-route-choose = اختر إجراءً.
case-route-none = يجب أن يختار من له حق تحديد الجهة.
case-fields-title = المطلوب
case-fields-lead = املأ ما ذكره مقدم الطلب. لا يُدوَّن إلا ما تغيّره.
case-fields-button = احفظ الخانات
case-decision = القرار
case-notes = الملاحظات
case-notes-lead = لا يراها أي طرف أبدًا.
case-note-hint = لا يراها أي طرف أبدًا.
case-history = السجل
case-sheet-note = اكتب ملاحظة
case-sheet-note-lead = لمن يعملون في المكتب وحدهم.
case-sheet-note-button = احفظ الملاحظة
case-sheet-aside = تنحية رسالة { $what }
case-sheet-aside-lead = تبقى في المسار مع سببك ولا يترتب عليها شيء. يمكن قبولها لاحقًا.
case-sheet-aside-button = نحّها جانبًا
case-sheet-decision = سجّل القرار
case-sheet-decision-lead = تبلّغه رسالة الإغلاق إلى مقدم الطلب.
case-sheet-decision-button = سجّل القرار
case-step-one = الخطوة 1 من 2: الكتابة
case-step-two = الخطوة 2 من 2: المراجعة والإرسال
case-write-forward = اكتب إلى الجهة المختصة
case-write-forward-lead = تذكر الرسالة ما يُظهره الإجراء للجهة وما تضيفه هنا.
case-write-relay = أبلغ الرد
case-write-relay-lead = يتلقى مقدم الطلب رسالة جديدة من المكتب بهذا النص.
case-write-answer = أجب مقدم الطلب
case-write-answer-lead = يجيب المكتب باسمه.
case-write-ask = اسأل مقدم الطلب
case-write-ask-lead = يبقى الملف على حاله.
case-write-to = إلى من
case-write-again = كُتب إليها من قبل
case-write-text = النص
case-write-text-hint = يخرج كما هو هنا ضمن إطار الرسالة.
case-write-text-cleaned = أُسقطت أسماء موظفي الجهة وعناوينهم وأرقامهم. أسقط المزيد أو اكتبه من جديد.
case-write-release = دع هذا بعينه يمر:
case-write-released = يمر عن قصد:
case-write-files = ملفات ترافقها
case-write-files-hint = لا يخرج شيء ما لم تؤشر عليه. لا تُنقل أسماؤها.
case-write-incomplete = أرسلها وإن كانت خانات إلزامية فارغة
case-optional = اختياري
case-leave-out = أسقط المحدد
case-leave-out-undo = تراجع
case-source-reply = ما كتبته { $party }
case-source-cleaned = أُسقط بعضه من النص المراد إبلاغه. قارن.
case-source-fields = ما تراه الجهة المختصة
case-source-field = الخانة
case-source-value = القيمة
case-source-goes = ترافق الرسالة
case-yes = نعم
case-no = لا
case-preview-button = انظر إلى الرسالة
case-preview-lead = هذه هي الرسالة تمامًا كما ستغادر. لم يُرسل شيء.
case-preview-made = يُنشأ تاريخها ورقمها ورمز التحقق منها وعنوان الرد لمسار جديد عند إرسالها.
case-preview-forward = الرسالة إلى الجهة المختصة
case-preview-relay = الرسالة إلى مقدم الطلب
case-preview-answer = الرسالة إلى مقدم الطلب
case-preview-ask = الرسالة إلى مقدم الطلب
case-preview-close = الرسالة الأخيرة إلى مقدم الطلب
case-known-nobody = مسار لا أحد
case-known-bouncing = البريد إليه عاد
case-known-confirmed = مؤكد
case-known-since = جاء منه رد مقبول في { $what }.
case-known-file = لم يتأكد بعد
case-known-file-why = مذكور في ملف المكتب؛ ولم يأتِ منه رد مقبول بعد.
case-known-wrote = كتب إلينا
case-known-wrote-why = آخر مرة في { $what }، من هذا العنوان نفسه.
case-known-typed = مذكور في استمارة
case-known-typed-why = لم يكتب إلينا أحد منه بعد.
case-send =
    { $count ->
        [zero] لا رسائل للإرسال
        [one] أرسل الرسالة
        [two] أرسل الرسالتين
        [few] أرسل { $count } رسائل
        [many] أرسل { $count } رسالة
       *[other] أرسل { $count } رسالة
    }
case-send-close = أرسل وأغلق الملف
case-change = غيّرها
case-waits-seconds =
    { $count ->
        [zero] لا يمكن سحبها بعد الإرسال.
        [one] يمكن سحبها خلال ثانية واحدة بعد الإرسال.
        [two] يمكن سحبها خلال ثانيتين بعد الإرسال.
        [few] يمكن سحبها خلال { $count } ثوانٍ بعد الإرسال.
        [many] يمكن سحبها خلال { $count } ثانية بعد الإرسال.
       *[other] يمكن سحبها خلال { $count } ثانية بعد الإرسال.
    }
case-keys = المفاتيح
case-key-jk = الرسالة التالية، الرسالة السابقة
case-key-enter = افتح الرسالة
case-key-r = أبلغ الرد
case-key-f = اكتب إلى الجهة المختصة
case-key-a = أجب، اسأل مقدم الطلب
case-key-n = اكتب ملاحظة
case-key-help = هذه القائمة
done-case-routed = تأكدت الجهة.
done-case-filled = حُفظت الخانات.
done-case-accepted = قُبلت الرسالة ردًا منهم.
done-case-receipt = حُفظت الرسالة إشعارَ استلام.
done-case-set-aside = نُحّيت الرسالة.
done-case-called-back = سُحبت الرسالة. لم يُرسل شيء.
done-case-noted = حُفظت الملاحظة.
done-case-decided = سُجّل القرار.
done-case-reopened = فُتح الملف من جديد.
done-case-clock = غُيّرت المهلة.
done-case-withdrawn = لم يعد المكتب ينتظر تلك الجهة.
done-case-letter-waits = الرسالة تنتظر في صندوق الصادر ولا يزال سحبها ممكنًا.
done-case-letter-leaves = الرسالة في صندوق الصادر وتغادر حالًا.
deed-case-opened = فُتح الملف وأُسند إلى { $officer }.
deed-case-consented = وافق مقدم الطلب على نقل هذه الحقول إلى { $authorities }: { $fields }.
deed-case-routed = حُددت الجهة: { $procedure }، إلى { $authorities }.
deed-case-filled = مُلئت الخانات: { $fields }.
deed-case-forwarded = أُرسل الطلب إلى { $authority }.
deed-case-answered = أجاب المكتب مقدم الطلب.
deed-case-noted = كُتبت ملاحظة.
deed-case-decided = سُجّل القرار: { $outcome } { $number }
deed-case-closed = أُغلق الملف.
deed-case-reopened = فُتح الملف من جديد.
deed-case-assigned = أُسند الملف إلى { $officer }.
deed-requester-asked = سُئل مقدم الطلب.
deed-letter-placed = وردت رسالة.
deed-letter-cancelled = سُحبت رسالة قبل مغادرتها.
deed-letter-undeliverable = عادت رسالة إلى { $recipient }: { $why }
deed-reply-accepted = قُبل رد { $authority }.
deed-reply-relayed = أُبلغ الرد إلى مقدم الطلب.
deed-reply-set-aside = نُحّيت رسالة: { $why }
deed-dispatch-acknowledged = أكدت { $authority } الاستلام.
deed-dispatch-withdrawn = لم يعد المكتب ينتظر { $authority }: { $why }
deed-clock-paused = أُوقفت مهلة { $authority }: { $why }
deed-clock-resumed = استؤنفت مهلة { $authority }؛ الموعد { $due }. { $why }
deed-clock-extended = مُنحت { $authority } وقتًا إضافيًا حتى { $due }: { $why }
deed-clock-reckoned = أُعيد حساب مهلة { $authority }: من { $was } إلى { $is }.
deed-chase-receipt-request = سُئلت { $authority } عن الاستلام.
deed-chase-reminder = ذُكّرت { $authority }.
deed-chase-escalation = كُتب إلى جهة الاتصال الأعلى في { $authority }.
deed-tray-placed = وُضعت رسالة يدويًا.
deed-tray-opened = فُتح ملف من رسالة في السلة.
deed-tray-discarded = استُبعدت رسالة من السلة: { $why }
deed-link-sent = أُرسل رابط متابعة الملف.
deed-link-replaced = استُبدل رابط متابعة الملف.
deed-letter-released = أُطلقت رسالة من جديد.
deed-notice-settled = سُوّي إشعار.
refusal-desk-029 = الرسالة { $what } قُبلت أو نُحّيت من قبل. انظر فيها من جديد.
refusal-desk-030 = الملف { $what } ليس مغلقًا.
refusal-desk-031 = لم يُرسل شيء: تغيّر الملف { $what } منذ نظرت إلى الرسالة. هكذا ستغادر الآن. انظر إليها من جديد.
case-letter-print = على الورق
case-follow-link = رابط المتابعة
