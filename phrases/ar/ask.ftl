ask-wrong-too-long = «{ $what }»: الحد الأقصى { $to } حرفًا. يُرجى الاختصار.
ask-wrong-too-short = «{ $what }»: { $to } أحرف على الأقل.
ask-wrong-number = «{ $what }»: اكتب رقمًا مثل 12 أو 12500.
ask-wrong-too-small = «{ $what }»: يجب ألا يقل عن { $to }.
ask-wrong-too-large = «{ $what }»: يجب ألا يزيد على { $to }.
ask-wrong-day = «{ $what }»: اكتب تاريخًا صحيحًا مثل 27 3 2027.
ask-wrong-time = «{ $what }»: اكتب الوقت بالتوقيت العالمي بأربعة أرقام مثل 0830.
ask-wrong-choice = اختر إحدى الإجابات لـ«{ $what }».
ask-wrong-address = «{ $what }»: اكتب عنوان بريد واحدًا مثل name@example.org.
ask-wrong-phone = «{ $what }»: اكتب رقم هاتف مثل ‎+34 600 000 000.
ask-wrong-name = «{ $what }»: اكتب اسمًا.
ask-wrong-form = «{ $what }»: الصيغة غير صحيحة.
ask-wrong-form-hint = راجع «{ $what }»: { $to }
ask-wrong-few-rows = «{ $what }»: أقل عدد من الصفوف { $to }.
ask-missing-text = املأ «{ $what }».
ask-missing-choice = اختر إجابة لـ«{ $what }».
ask-missing-file = أضف ملفًا لـ«{ $what }».
ask-missing-rows = املأ صفًا واحدًا على الأقل في «{ $what }».
ask-yes = نعم
ask-no = لا
ask-list-title = ماذا تريد أن تطلب؟
ask-list-lead = اختر الأنسب. يجد المكتب الجهة المختصة ويكتب إليها وينقل إليك جوابها.
ask-list-none = لا يوجد نموذج متاح حاليًا. راسلنا على:
ask-all-forms = جميع النماذج
ask-decides-title = من يقرر
ask-decides-own = يجيب المكتب بنفسه.
ask-decides-unknown = يجد المكتب الجهة المختصة.
ask-decides-lead = ليس المكتب بل:
ask-takes-title = كم يستغرق ذلك
ask-takes-working =
    { $count ->
        [zero] نتوقع الجواب في يوم مراسلة الجهة المختصة.
        [one] نتوقع الجواب خلال يوم عمل واحد من مراسلة الجهة المختصة.
        [two] نتوقع الجواب خلال يومي عمل من مراسلة الجهة المختصة.
        [few] نتوقع الجواب خلال { $count } أيام عمل من مراسلة الجهة المختصة.
        [many] نتوقع الجواب خلال { $count } يوم عمل من مراسلة الجهة المختصة.
       *[other] نتوقع الجواب خلال { $count } يوم عمل من مراسلة الجهة المختصة.
    }
ask-takes-days =
    { $count ->
        [zero] نتوقع الجواب في يوم مراسلة الجهة المختصة نفسه.
        [one] نتوقع الجواب خلال يوم واحد من مراسلة الجهة المختصة.
        [two] نتوقع الجواب خلال يومين من مراسلة الجهة المختصة.
        [few] نتوقع الجواب خلال { $count } أيام من مراسلة الجهة المختصة.
        [many] نتوقع الجواب خلال { $count } يومًا من مراسلة الجهة المختصة.
       *[other] نتوقع الجواب خلال { $count } يوم من مراسلة الجهة المختصة.
    }
ask-takes-unknown = لا توجد مدة محددة. نبلغك حين يصل الجواب.
ask-needs-title = ما تحتاج إليه
ask-as-file = في ملف
ask-sees-title = ما ستراه الجهة المختصة
ask-sees-lead = هذه الإجابات فقط. يبقى اسمك وعنوانك وهاتفك لدى المكتب ما لم تكتبها في إحدى هذه الإجابات.
ask-sees-nothing = لا شيء من إجاباتك دون خطاب من موظف.
ask-sees-count =
    { $count ->
        [zero] لا إجابات
        [one] إجابة واحدة
        [two] إجابتان
        [few] { $count } إجابات
        [many] { $count } إجابة
       *[other] { $count } إجابة
    }
ask-may-stop = يمكنك التوقف متى شئت والمتابعة خلال 30 يومًا عبر رابط.
ask-start = ابدأ
ask-trap = اترك هذا الحقل فارغًا
ask-step = الخطوة { $from } من { $to }
ask-continue = متابعة
ask-back = رجوع
ask-save = احفظ وتابع لاحقًا
ask-optional = (اختياري)
ask-choose = اختر
ask-part-day = اليوم
ask-part-month = الشهر
ask-part-year = السنة
ask-part-time = الوقت UTC
ask-row = الصف { $what }
ask-row-out = احذف الصف { $what }
ask-row-more = أضف صفًا
ask-file-hint = PDF أو JPEG أو PNG أو WebP أو Word أو Excel أو OpenDocument أو نص؛ 10 ميغابايت لكل ملف و18 مجتمعة. يُزال من الصور مكانها وآلة تصويرها.
ask-file-add = أضف الملف
ask-file-out = احذف { $what }
ask-you-title = عنك
ask-you-hint = يكتب إليك المكتب على هذا العنوان، ولا تحصل عليه الجهة المختصة.
ask-your-name = اسمك الكامل
ask-your-email = عنوان بريدك الإلكتروني
ask-your-country = البلد الذي تكتب منه
ask-your-language = اللغة التي نكتب إليك بها
ask-message = ماذا تريد أن تسأل؟
ask-check-title = راجع إجاباتك
ask-change = تعديل
ask-not-said = لم يُذكر
ask-passed-on = يُنقل
ask-kept = للمكتب فقط
ask-file-kept = لا يُنقل إلا إذا اختاره موظف
ask-consent-title = ما توافق عليه
ask-consent = بالإرسال توافق على أن ينقل المكتب الإجابات المعلَّمة «يُنقل» إلى:
ask-consent-rest = لا تُرفق الملفات إلا إذا اختارها موظف، وكل ما عدا ذلك يبقى لدى المكتب.
ask-consent-office = بالإرسال يقرأ المكتب إجاباتك ويحفظها، ولا ينقل شيئًا قبل أن يكتب إليك.
ask-send = أرسل الطلب
ask-sent-title = أُرسل طلبك
ask-sent-reference = رقم طلبك
ask-sent-next = ماذا يحدث الآن
ask-sent-letter = يُرسل إشعار استلام إلى هذا العنوان ما لم يصلك واحد هذا الأسبوع:
ask-sent-own = يقرأ موظف طلبك ويجيبك.
ask-sent-forward = يقرأ موظف طلبك ويكتب إلى:
ask-sent-relay = يتابع المكتب المهلة وينقل إليك الجواب.
ask-sent-keep = احتفظ بالرقم لتسأل به عن طلبك.
ask-save-title = الحفظ والمتابعة لاحقًا
ask-save-lead = حُفظت إجاباتك.
ask-save-until = يمكنك المتابعة بهذا الرابط حتى
ask-save-secret = لا تشاركه: من يملكه يرى ما كتبته.
ask-save-mail = استلم الرابط بالبريد
ask-save-send = أرسل الرابط
ask-save-on = تابع الآن
done-link-mailed = الرابط في الطريق. لا يُرسل إلى أي عنوان أكثر من رسالة كهذه في اليوم.
ask-link-subject = نموذجك لدى { $what }
ask-link-text =
    ذكر أحدهم هذا العنوان لمتابعة نموذج لدى { $what }.
    إن كنت أنت فتابع من هنا خلال 30 يومًا:

    { $to }

    وإلا فتجاهل هذه الرسالة: لم يُرسل شيء باسمك.
ask-upload-empty = { $what }: الملف فارغ. اختر ملفًا آخر.
ask-upload-large = { $what }: أكبر من 10 ميغابايت. صغّره أو اتركه.
ask-upload-kind = { $what }: نوع غير مقبول. أرسل ملف PDF أو صورة.
ask-upload-broken = { $what }: تعذرت قراءة الصورة. احفظها من جديد وحاول مرة أخرى.
ask-upload-pixels = { $what }: أكثر من 60 مليون بكسل. صغّر الصورة.
ask-upload-many = لم يُضف { $what }: اكتمل عدد الملفات. احذف ملفًا أولًا.
ask-upload-room = لم يُضف { $what }: الحد 18 ميغابايت و12 ملفًا في المجموع.
refusal-ask-001 = كثرت الطلبات من هنا في وقت قصير. لم يُفقد شيء: انتظر ساعة ثم حاول مجددًا.
refusal-ask-002 = لا يؤدي هذا الرابط إلى نموذج: أُرسل من قبل أو مضى عليه أكثر من 30 يومًا أو الرابط ناقص. ابدأ نموذجًا جديدًا.
refusal-ask-003 = النموذج غير مكتمل. أكمل الناقص وأرسله مجددًا.
refusal-ask-004 = النص أكبر مما يتسع له النموذج. ضع النصوص الطويلة في ملف وأضفه.
