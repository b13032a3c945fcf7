figures-title = الإحصاءات
figures-from = من
figures-until = إلى
figures-show = عرض
figures-take = تنزيل الجدول (CSV)
figures-waiting = من ينتظر من الآن
figures-nobody-waits = لا أحد ينتظر.
figures-who = من ينتظر
figures-whom = ينتظر من
figures-number = العدد
figures-overdue = متأخرة
figures-since = أقدمها منذ
figures-the-desk = المكتب
figures-wait-open = مقدمو طلبات جديدة
figures-wait-routed = مقدمو طلبات لم تُحل بعد
figures-wait-replied = مقدمو طلبات وصل ردها ولم يُنقل
figures-wait-relayed = مقدمو طلبات أجيبوا وملفهم مفتوح
figures-wait-answer = المكتب ومقدمو الطلبات
figures-by-month = الملفات حسب الشهر
figures-by-procedure = الملفات حسب الإجراء
figures-by-country = الملفات حسب البلد
figures-by-authority = كيف تجيب الجهات
figures-chart-text = عمودان لكل شهر: الملفات المفتوحة والملفات المغلقة. والأرقام نفسها في الجدول أدناه.
figures-numbers = الأعداد
figures-month = الشهر
figures-opened = فُتحت
figures-closed = أُغلقت
figures-closed-since = أُغلقت بعدها
figures-opened-count = 
    { $count ->
        [zero] لم يفتح ملف
        [one] فُتح ملف واحد
        [two] فُتح ملفان
        [few] فُتحت { $count } ملفات
        [many] فُتح { $count } ملفا
       *[other] فُتح { $count } ملف
    }
figures-closed-count = 
    { $count ->
        [zero] لم يغلق ملف
        [one] أُغلق ملف واحد
        [two] أُغلق ملفان
        [few] أُغلقت { $count } ملفات
        [many] أُغلق { $count } ملفا
       *[other] أُغلق { $count } ملف
    }
figures-key = المفتاح
figures-procedure = الإجراء
figures-country = البلد
figures-authority = الجهة
figures-sent = أُرسلت
figures-answered = أُجيبت
figures-open = مفتوحة الآن
figures-median = وسيط أيام الإجابة
figures-median-hint = نصف الإجابات لم يستغرق أكثر من ذلك. تُحسب فقط إرسالات الفترة التي أُجيبت، والمفتوحة مذكورة بجانبها.
figures-bar = عمود بياني
figures-nothing = لا شيء في هذه الفترة.
figures-cut = تظهر العشرون الأولى، والجدول المنزّل يحويها كلها.
figures-not-routed = لم يوجَّه بعد
figures-country-unknown = بلد غير معروف
