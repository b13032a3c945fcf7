refusal-office-002 = The office file was changed by somebody else meanwhile; revision { $what } is in force. Load the page again, look at it, and make your change once more.
refusal-office-003 = The office file would have mistakes, so nothing was changed: { $what }.
refusal-office-004 = The directory has no entry { $what }. Look at the list for what there is.
refusal-office-005 = The table cannot be read: { $what }. Save it as CSV with a line of column names and try again.
done-directory-saved = Saved. The change is in force now.
done-directory-removed = Taken out of the directory. The history keeps it.
done-directory-restored = The earlier revision is in force again, as a new one.
done-directory-contact-saved = The contact is saved.
done-directory-contact-removed = The contact is taken out.
done-directory-contact-confirmed = The contact is confirmed. Letters go to it.
directory-tabs = Parts of the directory
directory-authorities = Authorities
directory-procedures = Procedures
directory-letters = Letter texts
directory-coverage = Coverage
directory-history = History
directory-import = Import from a table
directory-authority-new = Add an authority
directory-authority-edit = Change this authority
directory-authority-remove = Take out of the directory
directory-authority-facts = What we know
directory-authority-decides = Decides on
directory-authorities-found = 
    { $count ->
        [one] { $count } authority
       *[other] { $count } authorities
    }
directory-sieve-label = Choose authorities
directory-sieve-words = Name or key
directory-sieve-any = Any
directory-sieve-do = Show
directory-more-label = More of the list
directory-more-before = Before
directory-more-after = Next
directory-field-name = Name
directory-field-key = Key
directory-field-country = Country
directory-field-address = Mail address
directory-field-language = Language
directory-field-domains = Domains of its mail
directory-field-time-zone = Time zone
directory-field-working-days = Working days
directory-field-holidays = Holidays
directory-field-own = The office itself
directory-field-auto-relay = Verified replies go on by themselves
directory-key-hint = A short word for the office file: small letters, digits and hyphens, such as civil-aviation. It does not change later.
directory-country-hint = Two letters, such as AU. Leave it empty when it has none.
directory-zone-hint = Such as Europe/Madrid. Empty means UTC.
directory-holidays-hint = One day a line, written 2026-12-24. Time limits do not count them.
directory-domains-hint = One a line, such as caa.gov.example. Only authenticated mail from these is believed to be theirs.
directory-domains-none = None: every reply waits for an officer
directory-auto-relay-long = Pass a verified reply without attachments on to the requester without an officer
directory-own-long = This is the office itself: it decides and answers on its own
directory-not-said = Not said
directory-none-yet = Nothing yet
directory-yes = Yes
directory-no = No
directory-save = Save
directory-leave = Leave without saving
directory-change = Change
directory-remove = Take out
directory-acts = What to do
directory-calendar-title = Calendar
directory-calendar-months = The next twelve months
directory-month-working-days = 
    { $count ->
        [one] { $count } working day
       *[other] { $count } working days
    }
directory-day-off = off
directory-weekday-mon = Monday
directory-weekday-tue = Tuesday
directory-weekday-wed = Wednesday
directory-weekday-thu = Thursday
directory-weekday-fri = Friday
directory-weekday-sat = Saturday
directory-weekday-sun = Sunday
directory-contacts-title = Contacts
directory-contacts-number = Contacts
directory-contacts-none = No contact yet: nothing can be forwarded to this authority.
directory-contacts-own = None needed: the office answers by itself.
directory-contact-new = Add a contact
directory-contact-change = Change the contact
directory-contact-for = For
directory-contact-for-hint = Tick none to use it for any procedure.
directory-contact-any = Any procedure
directory-contact-escalation = Higher contact
directory-contact-escalation-long = Higher contact: written to only when reminders do not help
directory-contact-since = since
directory-contact-state = State
directory-contact-state-confirmed = Confirmed
directory-contact-state-proposed = Proposed
directory-contact-state-bouncing = Bouncing
directory-contact-state-none = No contact
directory-contact-confirm = Confirm
directory-contact-works-again = Mark as working again
directory-language-first = The office’s first language
directory-mistake-key = Write the key with small letters, digits and hyphens
directory-mistake-key-taken = This key is taken. Choose another
directory-mistake-name = Write the name in at least one language
directory-mistake-country = Write the country with two letters, such as AU
directory-mistake-zone = This time zone is not known. Write one such as Europe/Madrid
directory-mistake-week = Tick at least one working day: no time limit could end otherwise
directory-mistake-day = “{ $what }” is not a day. Write it as 2026-12-24
directory-mistake-domain = “{ $what }” is not a domain. Write it as in an address, such as caa.gov.example
directory-history-lead = Every change is kept. Any revision can be read and put in force again.
directory-revision = Revision
directory-revision-title = Revision { $what } of the office file
directory-revision-at = When
directory-revision-by = Who
directory-revision-in-force = In force
directory-revision-restore = Put this revision in force again
directory-revision-file = Keep it as a file
directory-revision-text = The whole text
directory-revision-changes = 
    { $count ->
        [one] { $count } change against the revision before
       *[other] { $count } changes against the revision before
    }
directory-change-entry = Entry
directory-change-what = What
directory-change-before = Before
directory-change-now = Now
directory-change-added = added
directory-change-changed = changed
directory-change-gone = taken out
directory-changes-cut = Only the first changes are shown; the file has them all.
directory-entry-authority = Authority
directory-entry-procedure = Procedure
directory-entry-delegate = Delegate
directory-entry-accreditation = Accreditation
directory-entry-letter = Letter text
directory-entry-office = Office
directory-entry-mail = Mail
directory-entry-web = Pages
refusal-office-006 = The authority has no contact { $what }. Look at its page for its contacts.
directory-coverage-on = On the day
directory-coverage-wrong-day = This is not a day; today is shown
directory-coverage-own = Countries with a delegate of their own
directory-coverage-by = Served by
directory-coverage-rest = 
    { $count ->
        [one] { $count } country without a delegate of its own
       *[other] { $count } countries without a delegate of their own
    }
directory-coverage-default = They fall to the default delegate, { $what }.
directory-coverage-nobody = Nobody serves them: the office has no default delegate.
directory-map-skip = Skip the map
directory-map-title = Who serves which country on { $what }
directory-map-text = Map of the world. Each delegate’s countries have a hatching of their own; each country leads to its line below.
directory-delegate-new = Add a delegate
directory-delegate-edit = Name and residence
directory-delegate-default = Default delegate
directory-delegate-countries = 
    { $count ->
        [one] { $count } country
       *[other] { $count } countries
    }
directory-delegate-names = Name in each script
directory-delegate-names-hint = The first is used where no other fits. Empty lines are left out.
directory-delegate-resident = Lives in
directory-accreditations = Accreditations
directory-accreditation-new = Add an accreditation
directory-accreditation-hint = One with the same country and first day is changed instead: give it a last day to end it.
directory-accreditation-function = Function
directory-accreditation-named-by = Named by
directory-accreditation-paper = Paper
directory-accreditation-from = From
directory-accreditation-until = Until (no longer holds on that day)
directory-accreditation-holds = Holds
directory-accreditation-over = Does not hold today
directory-mistake-until = The last day must come after the first
directory-procedure-new = Add a procedure
directory-procedure-edit = Change this procedure
directory-procedure-uses = Built on the shipped procedure
directory-procedure-uses-hint = Its fields, words and time limits hold wherever nothing else is said here.
directory-procedure-uses-none = None
directory-procedure-decided-by = Decided by
directory-procedure-more = More authorities, by key
directory-procedure-more-hint = Keys from the list of authorities, with commas between.
directory-procedure-receipt = Receipt expected within
directory-procedure-answer = Answer expected within
directory-procedure-remind = Reminded every
directory-procedure-reminders = Reminders before the higher contact
directory-procedure-reminders-hint = A number, such as 3.
directory-procedure-outcomes = Decisions it knows
directory-procedure-outcomes-hint = One a line.
directory-procedure-intake = Addresses that propose it
directory-procedure-intake-hint = A letter to one of these proposes this procedure. One a line.
directory-procedure-offered = Requesters find it among the forms
directory-procedure-not-offered = not offered
directory-procedure-routes-itself = Routed without an officer
directory-no-limit = No time limit
directory-working-days = 
    { $count ->
        [one] { $count } working day
       *[other] { $count } working days
    }
directory-days = 
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
directory-limit-acknowledge-within = Receipt expected within
directory-limit-answer-within = Answer expected within
directory-limit-remind-every = Reminded every
directory-limit-count = How many (empty: none)
directory-limit-days = Which days
directory-limit-working = Working days
directory-limit-all = Every day
directory-fields = Fields
directory-field-new = Add a field
directory-field-edit = Change this field
directory-field-label = What it asks
directory-field-kind = Kind
directory-field-section = Page of the form
directory-field-section-none = The last page
directory-field-rules = Rules
directory-field-required = Required
directory-field-required-long = Required: the authority cannot do without it
directory-field-disclosed = Shown to the authority
directory-field-disclosed-long = The authority sees it
directory-field-kept = Stays with the desk
directory-field-whole-letter = It takes the whole text of the letter that opened the case
directory-field-hint = Hint
directory-field-hint-hint = What to know before filling it in. May stay empty.
directory-field-choices = Choices
directory-field-choices-hint = For the kind “one of several”: one a line.
directory-field-least = At least
directory-field-least-hint = The smallest number, or the fewest rows, files or signs.
directory-field-most = At most
directory-field-most-hint = The largest number, or the most rows, files or signs.
directory-field-pattern = Form of the value
directory-field-pattern-hint = A regular expression that the whole value must match, such as [A-Z]{"{"}4{"}"}.
directory-move-up = Move up
directory-move-down = Move down
directory-left-out = Shipped fields that are left out
directory-take-back = Take back
directory-kind-text = One line of text
directory-kind-long-text = Several lines of text
directory-kind-number = Number
directory-kind-date = Day
directory-kind-instant = Day and time
directory-kind-country = Country
directory-kind-language = Language
directory-kind-choice = One of several
directory-kind-yes-no = Yes or no
directory-kind-person = Person’s name
directory-kind-email = Mail address
directory-kind-phone = Telephone number
directory-kind-file = Files
directory-kind-rows = Rows of a table
directory-letter = Letter
directory-letter-languages = Languages
directory-letters-lead = What the office writes, letter by letter. A text of your own takes the place of the shipped one.
directory-letter-own = Own text
directory-letter-shipped = Shipped text
directory-letter-text = Text of the letter
directory-letter-hint = The first line is “Subject: …”, then an empty line, then the text. Values stand in double braces:
directory-letter-try = Try it
directory-letter-drop = Go back to the shipped text
directory-letter-preview = With sample values
directory-letter-no-preview = The text does not work yet.
directory-letter-acknowledgement = Acknowledgement to the requester
directory-letter-request = Request to the authority
directory-letter-receipt-request = Question whether it has arrived
directory-letter-reminder = Reminder
directory-letter-escalation = Letter to the higher contact
directory-letter-relay = Answer of the authority passed on
directory-letter-answer = The desk’s own letter
directory-letter-closing = Closing letter
directory-letter-link = Link to go on with a form
directory-mistake-authority = No authority has the key “{ $what }”
directory-mistake-limit = Write a number of days from 1 to 1000, or leave it empty
directory-mistake-reminders = Write a number from 0 to 100
directory-mistake-kind = Choose a kind
directory-mistake-label = Write what the field asks in at least one language
directory-mistake-choices = Write at least one choice
directory-mistake-number = Write a whole number, or leave it empty
directory-mistake-bounds = “At most” must not be less than “at least”
directory-mistake-letter = The text does not work: { $what }
done-directory-imported = The table is taken over as this revision. To undo it, put the revision before in force again.
directory-revision-before = The revision before
directory-import-lead = A table of authorities becomes entries of the directory. Nothing is changed before you have seen what each row would do.
directory-import-waiting = Go on with the table { $what }
directory-import-file = Table
directory-import-hint = CSV with any delimiter, up to 4 MB and 5,000 rows, best with a line of column names.
directory-import-look = Look at it
directory-import-title = Table { $what }
directory-import-nothing-yet = This is a preview: nothing has been changed yet.
directory-import-cut = Only the first 5,000 rows were read.
directory-import-take = 
    { $count ->
        [one] Take { $count } row over
       *[other] Take { $count } rows over
    }
directory-import-drop = Let the table go
directory-import-columns = What the columns mean
directory-import-column = Column
directory-import-sample = For example
directory-import-meaning = Means
directory-import-encoding = Encoding
directory-import-delimiter = Delimiter
directory-import-again = Look at it again
directory-import-line = Line
directory-import-why = What and why
directory-import-more = Only the first rows are shown.
directory-column-none = Nothing
directory-column-name = Name
directory-column-address = Mail address
directory-column-country = Country
directory-column-key = Key
directory-delimiter-comma = Comma
directory-delimiter-semicolon = Semicolon
directory-delimiter-tab = Tab
directory-delimiter-bar = Bar
directory-row-new = New
directory-row-changed = Changed
directory-row-rejected = Rejected
directory-row-unchanged = Unchanged
directory-rejected-no-name = It has no name
directory-rejected-address = “{ $what }” is not a mail address
directory-rejected-country = “{ $what }” is not a country code
directory-rejected-twice = An earlier row is about { $what } already
directory-mistake-table-none = Choose a file
directory-mistake-table-empty = There is no table in this file. Save it as CSV and try again
directory-mistake-table-large = The file is larger than 4 MB
