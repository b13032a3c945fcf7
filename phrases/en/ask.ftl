ask-wrong-too-long = “{ $what }” may have at most { $to } signs. Shorten it.
ask-wrong-too-short = “{ $what }” needs at least { $to } signs.
ask-wrong-number = “{ $what }” must be a number, such as 12 or 12500.
ask-wrong-too-small = “{ $what }” must be { $to } or more.
ask-wrong-too-large = “{ $what }” must be { $to } or less.
ask-wrong-day = “{ $what }” must be a day of the calendar, such as 27 3 2027.
ask-wrong-time = “{ $what }” needs a time in UTC with four figures, such as 0830.
ask-wrong-choice = Choose one of the answers for “{ $what }”.
ask-wrong-address = “{ $what }” must be one mail address, such as name@example.org.
ask-wrong-phone = “{ $what }” must be a telephone number, such as +34 600 000 000.
ask-wrong-name = “{ $what }” must be a name.
ask-wrong-form = “{ $what }” is not written in the expected form.
ask-wrong-form-hint = Check “{ $what }”: { $to }
ask-wrong-few-rows = “{ $what }” needs at least this many rows: { $to }.
ask-missing-text = Fill in “{ $what }”.
ask-missing-choice = Choose an answer for “{ $what }”.
ask-missing-file = Add a file for “{ $what }”.
ask-missing-rows = Fill in at least one row of “{ $what }”.
ask-yes = Yes
ask-no = No
ask-list-title = What do you want to ask for?
ask-list-lead = Choose what fits best. The office finds the authority that decides, writes to it, and passes its answer on to you.
ask-list-none = No form is open at present. Write to us:
ask-all-forms = All forms
ask-decides-title = Who decides
ask-decides-own = The office answers itself.
ask-decides-unknown = The office finds the authority that decides.
ask-decides-lead = Not the office, but:
ask-takes-title = How long it takes
ask-takes-working =
    { $count ->
        [one] We expect the answer within one working day of writing to the authority.
       *[other] We expect the answer within { $count } working days of writing to the authority.
    }
ask-takes-days =
    { $count ->
        [one] We expect the answer within one day of writing to the authority.
       *[other] We expect the answer within { $count } days of writing to the authority.
    }
ask-takes-unknown = There is no fixed time. We tell you when the answer comes.
ask-needs-title = What you need
ask-as-file = as a file
ask-sees-title = What the authority will see
ask-sees-lead = These answers and nothing else. Your name, address and telephone stay with the office unless you write them into one of these answers.
ask-sees-nothing = Nothing of your answers without an officer’s letter.
ask-sees-count =
    { $count ->
        [one] One answer
       *[other] { $count } answers
    }
ask-may-stop = You may stop at any time and go on within 30 days with a link.
ask-start = Start
ask-trap = Leave this empty
ask-step = Step { $from } of { $to }
ask-continue = Continue
ask-back = Back
ask-save = Save and go on later
ask-optional = (optional)
ask-choose = Choose
ask-part-day = Day
ask-part-month = Month
ask-part-year = Year
ask-part-time = Time, UTC
ask-row = Row { $what }
ask-row-out = Take out row { $what }
ask-row-more = Add a row
ask-file-hint = PDF, JPEG, PNG, WebP, Word, Excel, OpenDocument or plain text; at most 10 MB each and 18 MB together. Place and camera are taken out of photographs.
ask-file-add = Add the file
ask-file-out = Take out { $what }
ask-you-title = About you
ask-you-hint = The office writes to you at this address. The authority does not get it.
ask-your-name = Your full name
ask-your-email = Your e-mail address
ask-your-country = The country you write from
ask-your-language = The language we write to you in
ask-message = What do you want to ask?
ask-check-title = Check your answers
ask-change = Change
ask-not-said = Not provided
ask-passed-on = Passed on
ask-kept = Only for the office
ask-file-kept = Passed on only if an officer chooses it
ask-consent-title = What you agree to
ask-consent = When you send this, you agree that the office passes the answers marked “Passed on” to:
ask-consent-rest = Files go with them only if an officer chooses them. Everything else stays with the office.
ask-consent-office = When you send this, the office reads and keeps your answers. It passes nothing on without writing to you first.
ask-send = Send the request
ask-sent-title = Your request was sent
ask-sent-reference = Your reference
ask-sent-next = What happens now
ask-sent-letter = A receipt goes to this address, unless you had one from us this week:
ask-sent-own = An officer reads your request and answers you.
ask-sent-forward = An officer reads your request and writes to:
ask-sent-relay = The office watches the time limit and passes the answer on to you.
ask-sent-keep = Keep the reference. With it you can ask about your request.
ask-save-title = Save and go on later
ask-save-lead = Your answers are saved.
ask-save-until = With this link you can go on until
ask-save-secret = Keep it to yourself: whoever has it sees what you filled in.
ask-save-mail = Get the link by letter
ask-save-send = Send the link
ask-save-on = Go on now
done-link-mailed = The link is on its way. At most one such letter a day goes to an address.
ask-link-subject = Your form at { $what }
ask-link-text =
    Somebody gave this address to go on with a form of { $what }.
    If it was you, go on here within 30 days:

    { $to }

    If it was not you, throw this letter away: nothing was sent in your name.
ask-upload-empty = { $what } is empty. Choose another file.
ask-upload-large = { $what } is larger than 10 MB. Make it smaller or leave it out.
ask-upload-kind = { $what } is of a kind that we do not take. Send a PDF or a picture.
ask-upload-broken = { $what } cannot be read as a picture. Save it anew and try again.
ask-upload-pixels = { $what } has more than 60 million pixels. Make it smaller.
ask-upload-many = { $what } was not added: there are as many files here as fit. Take one out first.
ask-upload-room = { $what } was not added: all files together may have 18 MB, and 12 at most.
refusal-ask-001 = Too much was asked from here in a short time. Nothing was lost: wait an hour and try again.
refusal-ask-002 = This link leads to no form: it was sent already, is older than 30 days, or is not whole. Start a new form.
refusal-ask-003 = The form is not complete. Fill in what is missing and send it again.
refusal-ask-004 = That is more text than a form holds. Put long texts into a file and add it.
