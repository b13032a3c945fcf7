state-open = مفتوح
state-routed = موجَّه
state-forwarded = لدى الجهة
state-replied = وصل الرد
state-relayed = نُقل الرد
state-closed = مغلق
state-at-work = غير مغلق
state-any = الكل مع المغلقة
waits-for-desk = نحن
waits-for-authority = جهة
waits-for-closing = لا أحد: يمكن إغلاقه
view-at-work = قيد العمل
view-waits-for-us = بانتظارنا
view-at-authority = لدى جهة
view-overdue = متأخر لدى جهة
view-to-close = للإغلاق
view-closed = الملفات المغلقة
view-shared = مشتركة
view-save = حفظ هذا العرض
view-name = اسم العرض
view-share = يراه جميع موظفي المكتب
view-save-button = حفظ العرض
view-drop = إزالة هذا العرض
views-label = عروض الملفات
done-view-saved = تم حفظ العرض.
done-view-dropped = تمت إزالة العرض.
find-label = البحث عن الملفات بالمرجع أو بالكلمات
find-hint = مرجع أو كلمات
find-button = بحث
narrow-link = مرشحات أخرى
narrow-title = أي ملفات؟
narrow-waiting = ينتظر
narrow-anybody = أي طرف
narrow-all = الكل
narrow-procedure = الإجراء
narrow-officer = لدى
narrow-from = فتح ابتداء من
narrow-before = فتح قبل
narrow-button = عرض هذه الملفات
narrow-none = بلا مرشحات
back-to-queue = العودة إلى الملفات
chips-label = المرشحات الحالية
chip-without = بدون: { $what }
chip-state = الحالة: { $what }
chip-waiting = ينتظر: { $what }
chip-procedure = الإجراء: { $what }
chip-authority = الجهة: { $what }
chip-country = البلد: { $what }
chip-officer = لدى: { $what }
chip-from = فتح ابتداء من { $what }
chip-before = فتح قبل { $what }
chip-text = الكلمات: { $what }
column-choose = اختيار
column-reference = المرجع
column-subject = الموضوع
column-state = الحالة
column-due = الموعد
column-authority = الجهة
column-country = البلد
column-changed = آخر تغيير
mark-held = رد موقوف
mark-late = متأخر
queue-none = لا ملفات هنا. غيّر المرشحات أو اعرض كل الملفات.
queue-none-so-far = لا شيء ضمن ما فحص حتى الآن.
queue-cut-short = فحصت الملفات الأحدث تغييرا فقط. قد يكون بين الأقدم ما يناسب أيضا.
pager-label = صفحات القائمة
pager-newest = الأحدث
pager-newer = أحدث
pager-older = أقدم
pager-further = البحث أبعد
pager-next = رسائل أخرى
news-show = عرض
news-some = حدث تغيير.
bulk-button = توجيه الملفات المختارة أو تسليمها
bulk-hint = ستراها مرة أخرى قبل أي إجراء.
bulk-title = عدة ملفات معا
bulk-nothing = عد واختر الملفات في العمود الأول.
bulk-none-chosen = لم يختر أي ملف.
bulk-route = توجيه
bulk-route-hint = يأخذ كل ملف هذا الإجراء وجهاته.
bulk-assign = تسليم
bulk-choose = اختر واحدا
bulk-choose-procedure = اختر إجراء.
bulk-choose-officer = اختر من تُسلَّم إليه الملفات.
bulk-done-title = ما أنجز
today-next = التالي:
today-all-done = لا شيء ينتظرك. تظهر الرسائل الجديدة هنا تلقائيا.
today-nothing-of = لا شيء ينتظر في:
today-held = ردود موقوفة
today-wrote-again = مقدمو طلبات كتبوا ثانية
today-to-relay = ردود للنقل
today-overdue = متأخر لدى جهة
today-new = طلبات جديدة
today-to-forward = للإرسال إلى جهة
today-tray = رسائل لم تفرز
today-trouble = رسائل لم تصل
today-leaving = على وشك الخروج
today-notice = تنبيهات
today-act-held = قرر
today-act-wrote-again = اقرأ
today-act-to-relay = انقل
today-act-overdue = ذكّر
today-act-new = وجّه
today-act-to-forward = اكتب
today-act-tray = افرز
today-act-trouble = انظر
today-act-leaving = انظر
today-act-notice = انظر
notice-settle = تمت المعالجة
notices-title = تنبيهات
done-settled = تمت معالجة التنبيه.
party-requester = مقدم الطلب
party-third-party = طرف ثالث
no-subject = (بلا موضوع)
letter-kind-person = رسالة
letter-kind-auto-reply = رد آلي
letter-kind-bounce = مرتدة
letter-kind-receipt = إشعار استلام
letter-kind-list = قائمة بريدية
letter-kind-calendar = تقويم
tray-empty = صندوق الفرز فارغ. وجدت كل رسالة مكانها.
tray-intro = لم يمكن فرز هذه الرسائل بيقين. أنت تحدد مكانها.
tray-why = السبب:
tray-place-here = افرز هنا
tray-look = عرض الرسالة
tray-from = من
tray-to = إلى
tray-at = وردت
tray-kind = النوع
tray-cut = للرسالة بقية. بعد فرزها تقرأ كاملة في ملفها.
tray-files = ملفات
tray-guesses = ربما تخص
tray-place = فرز في ملف
tray-lane = لمن الرسالة؟
tray-open = فتح ملف جديد
tray-open-hint = الرسالة طلب جديد. يصل مرسلها إشعار بالاستلام.
tray-discard = استبعاد
tray-reason = سبب الاستبعاد
tray-reason-hint = للسجل. تحفظ الرسالة نفسها.
tray-reference-wanted = اكتب مرجع الملف.
tray-reason-wanted = اكتب سبب استبعاد الرسالة.
done-placed = تم فرز الرسالة.
done-opened = تم فتح ملف من الرسالة.
done-discarded = تم استبعاد الرسالة، ومحتواها محفوظ.
shelves-label = الرسائل حسب مآلها
shelf-waiting = في الطريق
shelf-trouble = مرفوضة أو غير مؤكدة
shelf-cancelled = مسترجعة
shelf-sent = مرسلة
outbox-none = لا رسائل هنا.
outbox-to = إلى
outbox-next = موعد الخروج: { $what }.
outbox-call-back = استرجاع
outbox-send-now = إرسال الآن
outbox-means-delayed = تنتظر نهاية مهلتها ولا يزال استرجاعها ممكنا.
outbox-means-waiting = حان وقتها وتخرج في الدورة التالية.
outbox-means-retried = تعذر على الخادم أخذها. تعاد المحاولة تلقائيا.
outbox-means-on-wire = تخرج الآن ولا يمكن استرجاعها.
outbox-means-uncertain = انقطع الاتصال قبل الجواب وربما وصلت. تعاد بالرقم نفسه فلا يظهرها الخادم الجيد إلا مرة. اسأل بالهاتف إن كان الأمر مهما.
outbox-means-refused = لن يأخذها الخادم أبدا. اقرأ جوابه وصحح العنوان ثم اكتب من الملف مجددا.
outbox-means-cancelled = استرجعت ولم تصل إلى أحد.
outbox-means-sent = هي لدى الخادم.
outbox-means-sent-perhaps-twice = هي لدى الخادم وربما مرتين.
letter-state-waiting = في الانتظار
letter-state-claimed = قيد الخروج
letter-state-on-wire = قيد الخروج
letter-state-sent = مرسلة
letter-state-refused = مرفوضة
letter-state-uncertain = غير مؤكدة
letter-state-cancelled = مسترجعة
done-called-back = تم استرجاع الرسالة ولن تخرج.
done-released = تخرج الرسالة الآن.
refusal-desk-040 = ليس في ملف المكتب مندوب "{ $what }". يعرضهم "office export".
refusal-desk-041 = لا يوجد تنبيه مفتوح { $what }.
refusal-desk-042 = المطلوب اسم. اكتبه وحاول مرة أخرى.
refusal-desk-043 = لديك { $what } عرضا محفوظا. أزل واحدا أولا.
learn-title = هل هذا عنوان للجهة؟
learn-placed = فرزت الرسالة في الملف
learn-means = المرسل ليس من جهات اتصال هذه الجهة. إذا أضيف مقترحا جاز للمكتب أن يكتب إليه، ولا تصدق رسائله إلا إذا شهد لها خادم البريد.
learn-other-domain = نطاق آخر
learn-other-domain-means = ليس من نطاقات هذه الجهة. اسأل بالهاتف أولا.
learn-do = احفظه مقترحا
learn-leave = لا، إلى صندوق الفرز
bulk-count = { $count ->
    [zero] لم يختر أي ملف.
    [one] اختير ملف واحد.
    [two] اختير ملفان.
    [few] اختيرت { $count } ملفات.
    [many] اختير { $count } ملفا.
   *[other] اختير { $count } ملف.
}
bulk-done = { $count ->
    [zero] لم ينجز أي ملف:
    [one] أنجز ملف واحد:
    [two] أنجز ملفان:
    [few] أنجزت { $count } ملفات:
    [many] أنجز { $count } ملفا:
   *[other] أنجز { $count } ملف:
}
bulk-refused = { $count ->
    [zero] لم يرفض أي ملف
    [one] رفض ملف واحد
    [two] رفض ملفان
    [few] رفضت { $count } ملفات
    [many] رفض { $count } ملفا
   *[other] رفض { $count } ملف
}
outbox-tries = { $count ->
    [zero] بلا محاولات. قال الخادم:
    [one] محاولة واحدة. قال الخادم:
    [two] محاولتان. قال الخادم:
    [few] { $count } محاولات. قال الخادم:
    [many] { $count } محاولة. قال الخادم:
   *[other] { $count } محاولة. قال الخادم:
}
news-new = { $count ->
    [zero] لا جديد
    [one] جديد واحد
    [two] جديدان
    [few] { $count } جديدة
    [many] { $count } جديدا
   *[other] { $count } جديد
}
