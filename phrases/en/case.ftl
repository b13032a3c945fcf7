case-crumbs = Where you are
case-crumb = Case
case-state = State
case-state-open = New
case-state-routed = Routed
case-state-forwarded = With the authority
case-state-replied = Answered, not passed on
case-state-relayed = Passed on
case-state-closed = Closed
case-procedure = Procedure
case-country = Country
case-unknown = not known
case-officer = Delegate
case-opened = Opened
case-answer-due = Answer of { $party } due
case-due = Answer due by
case-no-day = no day set
case-overdue = Overdue
case-requester = Requester
case-actor-clock = The clock
case-actor-requester = Requester
case-actor-authority = Authority
case-role-requester = Requester
case-role-authority = Authority
case-role-third-party = Third party
case-next = Next step
case-next-closed = This case is closed. It opens again when a party writes.
case-next-judge = A letter on the lane of { $party } waits for your judgement.
case-next-relay = The reply of { $party } has not been passed on to the requester.
case-next-read = The requester has written again.
case-next-route = Nobody has decided yet which authority this is for.
case-next-forward = { $party } has not been written to yet.
case-next-answer = This is the desk’s own matter: answer it.
case-next-overdue = { $party } is late with its answer.
case-next-wait = Waiting for the answer of { $party }. Nothing to do.
case-next-decide = The requester has the answer. Record what was decided.
case-next-close = Everything is done. The case can be closed.
case-do-judge = Look at the letter
case-do-relay = Pass on to the requester
case-do-read = Read it
case-do-route = Choose procedure and authority
case-do-reroute = Change the route
case-do-forward = Write to the authority
case-do-answer = Answer
case-do-ask = Ask the requester
case-do-decide = Record the decision
case-do-close = Close the case
case-do-reopen = Open it again
case-do-clock = Change the time limit
case-do-fill = Fill in or correct
case-do-accept = Accept as their reply
case-do-receipt = It is only a receipt
case-do-aside = Set it aside
case-do-call-back = Call it back
case-do-nothing = Back without changing anything
case-do-not-send = Back without sending
case-asked = What was asked
case-field-missing = missing
case-field-required = required
case-field-will-be-seen = the authority sees this
case-field-kept = kept at the desk
case-field-unfit = { $field }: this value does not fit the field. Correct it.
case-field-why = Reason
case-field-why-hint = It is kept in the history of the case. No party sees it.
case-field-note = Note
case-field-outcome = Outcome
case-field-number = Number of the decision
case-field-number-hint = As the authority writes it.
case-field-valid-until = Valid until
case-field-valid-until-hint = As the authority writes it.
case-field-conditions = Conditions
case-seen-by = Seen by
case-seen-by-nobody = Seen by nobody but the desk
case-has-seen = Has seen:
case-seen-letters =
    { $count ->
        [one] { $count } letter of ours
       *[other] { $count } letters of ours
    }
case-seen-files =
    { $count ->
        [one] { $count } file
       *[other] { $count } files
    }
case-seen-fields =
    { $count ->
        [one] { $count } field
       *[other] { $count } fields
    }
case-their-references = Their file number:
case-reply-address = Secret reply address
case-reply-address-why = Only this party has it. Mail to it lands on this lane.
case-gate = The gate
case-gate-empty = Nothing has crossed yet.
case-gate-outward = To { $party }
case-gate-inward = From { $party } to the requester
case-gate-waiting = Not passed on
case-gate-reply = A letter of { $party }
case-gate-kept = Kept back from authorities
case-no-authority = No authority’s lane yet
case-no-authority-why = It opens with the first letter to an authority.
case-older =
    { $count ->
        [one] Show { $count } older letter
       *[other] Show { $count } older letters
    }
case-letter = Letter
case-letter-from = From
case-letter-to = To
case-letter-at = Kept
case-letter-text = Text
case-whole-letter = Whole letter
case-subject = Subject
case-reply-to = Reply to
case-files = Files
case-no-files = none
case-file-without-name = File { $number }
case-file-active = can run something
case-signature = Signature
case-quoted = Quoted text
case-raw = Show the raw message
case-as-html = Show as its sender laid it out
case-as-html-title = The letter as HTML
case-as-html-why = Nothing in it runs, and nothing is fetched from elsewhere.
case-as-text = Show as plain text
case-passed-on = Passed on to the requester
case-leaves-at = Leaves at
case-leaves-in = Leaves in
case-leaves-now = Leaving now
case-sort-opening = Request
case-sort-person = Letter
case-sort-auto-reply = Automatic reply
case-sort-bounce = Delivery report
case-sort-receipt = Receipt
case-sort-list = Letter of a list
case-sort-calendar = Invitation
case-sort-acknowledgement = Acknowledgement
case-sort-request = Request to the authority
case-sort-reminder = Reminder
case-sort-receipt-request = Question for a receipt
case-sort-escalation = Letter to the higher contact
case-sort-relay = Reply passed on
case-sort-answer = Answer of the desk
case-sort-question = Question of the desk
case-sort-closing = Closing letter
case-sort-link = Link to follow the case
case-trust = Trust
case-trust-verified = Verified
case-trust-plausible = Plausible
case-trust-held = Held
case-trust-accepted = Accepted by an officer
case-set-aside = Set aside
case-way-waiting = Waiting to leave
case-way-claimed = Leaving
case-way-on-wire = On its way
case-way-sent = Sent
case-way-refused = Refused by the mail server
case-way-uncertain = Uncertain
case-way-cancelled = Called back
case-way-came-back = Came back
case-judge-title = Is it theirs?
case-judge-domain = Says it comes from
case-judge-known = known to be theirs
case-judge-unknown = not known to be theirs
case-judge-theirs = Known domains
case-judge-none = none
case-judge-way = Secret reply address
case-judge-way-yes = It came to the secret address that only they have.
case-judge-way-no = It did not come to the secret address.
case-why-senders = It names { $what } senders instead of one.
case-why-disowned = The sender’s domain disowns it: { $what }
case-why-not-theirs = It comes from { $what }, which is not known to be theirs.
case-why-new-unproved = A new request; the sender is not authenticated: { $what }
case-why-new-proved = A new request; { $what } is authenticated.
case-why-both = It came to the secret reply address, and { $what } is authenticated.
case-why-address-only = It came to the secret reply address, but the sender is not authenticated: { $what }
case-why-sender-only = { $what } is authenticated, but it did not come to the secret reply address.
case-why-neither = Neither the reply address nor an authenticated sender speaks for it.
case-reason-chosen = The requester chose it.
case-reason-address = It was sent to { $what }.
case-reason-subject = Its subject says { $what }.
case-reason-text = It says { $what }.
case-dispatch-sent = Sent, no receipt yet
case-dispatch-delivered = Delivered
case-dispatch-acknowledged = Receipt confirmed
case-dispatch-answered = Answered
case-dispatch-failed = Undeliverable
case-dispatch-withdrawn = Withdrawn
case-dispatch-paused = The clock stands still
case-limit-how = How this day was reckoned
case-limit-rule = { $days } from { $from }, by the days of { $place }.
case-limit-extended =
    { $count ->
        [one] { $count } day was added.
       *[other] { $count } days were added.
    }
case-limit-holidays = Days off that do not count: { $days }.
case-limit-paused = Paused from { $from } until { $to }: { $why }
case-limit-stands = The clock stands still since { $from }: { $why }
case-working-days =
    { $count ->
        [one] { $count } working day
       *[other] { $count } working days
    }
case-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
case-clock-title = Time limit of { $what }
case-clock-what = What happens to the clock?
case-clock-extend = Give more time
case-clock-days = How many days more
case-clock-days-wanted = Write how many days are added, from 1 to 365.
case-clock-pause = Stop the clock from tomorrow
case-clock-resume = Let the clock run again from tomorrow
case-clock-withdraw = Stop waiting for this authority (nothing is written to it)
case-clock-button = Change the clock
case-route-title = Procedure and authority
case-route-procedure = Which procedure is it?
case-route-other = Another procedure
case-route-authorities = Other authorities
case-route-authorities-hint = Tick none to write to those that the procedure names.
case-route-button = Confirm the route
case-route-choose = Choose a procedure.
case-route-none = Somebody with the right to route has to choose.
case-fields-title = What was asked
case-fields-lead = Fill in what the requester has told. Only what you change is written down.
case-fields-button = Keep the fields
case-decision = Decision
case-notes = Notes
case-notes-lead = No party ever sees them.
case-note-hint = No party ever sees it.
case-history = History
case-sheet-note = Write a note
case-sheet-note-lead = For those at the desk alone.
case-sheet-note-button = Keep the note
case-sheet-aside = Set the letter of { $what } aside
case-sheet-aside-lead = It stays on the lane with your reason, and nothing follows from it. It can still be accepted later.
case-sheet-aside-button = Set it aside
case-sheet-decision = Record the decision
case-sheet-decision-lead = The closing letter tells it to the requester.
case-sheet-decision-button = Record the decision
case-step-one = Step 1 of 2: write
case-step-two = Step 2 of 2: look at it and send
case-write-forward = Write to the authority
case-write-forward-lead = The letter says what the procedure shows to the authority, and what you add here.
case-write-relay = Pass the reply on
case-write-relay-lead = The requester gets a new letter of the desk with this text.
case-write-answer = Answer the requester
case-write-answer-lead = The desk answers in its own name.
case-write-ask = Ask the requester
case-write-ask-lead = The case stays where it is.
case-write-to = To whom
case-write-again = was written to already
case-write-text = Text
case-write-text-hint = It goes out as it stands here, within the frame of the letter.
case-write-text-cleaned = Names, addresses and numbers of the authority’s people are left out already. Leave out more, or write it anew.
case-write-release = Let exactly this pass:
case-write-released = Passes on purpose:
case-write-files = Files that go with it
case-write-files-hint = None goes unless you tick it. Their names are not passed on.
case-write-incomplete = Send it although required fields are empty
case-optional = optional
case-leave-out = Leave out what is selected
case-leave-out-undo = Take it back
case-source-reply = What { $party } wrote
case-source-cleaned = Some of it was left out in the text to pass on. Compare.
case-source-fields = What the authority sees
case-source-field = Field
case-source-value = Value
case-source-goes = Goes with it
case-yes = yes
case-no = no
case-preview-button = Look at the letter
case-preview-lead = This is the letter exactly as it would leave. Nothing has been sent.
case-preview-made = Its date, its number, its checking code and the reply address of a new lane are made when it is sent.
case-preview-forward = The letter to the authority
case-preview-relay = The letter to the requester
case-preview-answer = The letter to the requester
case-preview-ask = The letter to the requester
case-preview-close = The last letter to the requester
case-known-nobody = Nobody’s lane
case-known-bouncing = Mail to it came back
case-known-confirmed = Confirmed
case-known-since = An accepted reply came from it on { $what }.
case-known-file = Not confirmed yet
case-known-file-why = It stands in the office file; no accepted reply has come from it yet.
case-known-wrote = Wrote to us
case-known-wrote-why = Last on { $what }, from this very address.
case-known-typed = Given in a form
case-known-typed-why = Nobody has written to us from it yet.
case-send =
    { $count ->
        [one] Send the letter
       *[other] Send { $count } letters
    }
case-send-close = Send and close the case
case-change = Change it
case-waits-seconds =
    { $count ->
        [one] After sending it can be called back for { $count } second.
       *[other] After sending it can be called back for { $count } seconds.
    }
case-keys = Keys
case-key-jk = next letter, letter before
case-key-enter = open the letter
case-key-r = pass the reply on
case-key-f = write to the authority
case-key-a = answer, ask the requester
case-key-n = write a note
case-key-help = this list
done-case-routed = The route is confirmed.
done-case-filled = The fields are kept.
done-case-accepted = The letter is accepted as their reply.
done-case-receipt = The letter is filed as a receipt.
done-case-set-aside = The letter is set aside.
done-case-called-back = The letter was called back. Nothing was sent.
done-case-noted = The note is kept.
done-case-decided = The decision is recorded.
done-case-reopened = The case is open again.
done-case-clock = The clock is changed.
done-case-withdrawn = The desk no longer waits for that authority.
done-case-letter-waits = The letter waits in the outbox and can still be called back.
done-case-letter-leaves = The letter is in the outbox and leaves at once.
deed-case-opened = The case was opened and given to { $officer }.
deed-case-consented = The requester agreed that these fields go to { $authorities }: { $fields }.
deed-case-routed = Routed: { $procedure }, to { $authorities }.
deed-case-filled = Fields filled in: { $fields }.
deed-case-forwarded = The request was sent to { $authority }.
deed-case-answered = The desk answered the requester.
deed-case-noted = A note was written.
deed-case-decided = Decision recorded: { $outcome } { $number }
deed-case-closed = The case was closed.
deed-case-reopened = The case was opened again.
deed-case-assigned = The case was given to { $officer }.
deed-requester-asked = The requester was asked.
deed-letter-placed = A letter came in.
deed-letter-cancelled = A letter was called back before it left.
deed-letter-undeliverable = A letter to { $recipient } came back: { $why }
deed-reply-accepted = The reply of { $authority } was accepted.
deed-reply-relayed = The reply was passed on to the requester.
deed-reply-set-aside = A letter was set aside: { $why }
deed-dispatch-acknowledged = { $authority } has confirmed receipt.
deed-dispatch-withdrawn = The desk stopped waiting for { $authority }: { $why }
deed-clock-paused = The clock of { $authority } was stopped: { $why }
deed-clock-resumed = The clock of { $authority } runs again; due { $due }. { $why }
deed-clock-extended = { $authority } was given more time, until { $due }: { $why }
deed-clock-reckoned = The time limit of { $authority } was reckoned anew: from { $was } to { $is }.
deed-chase-receipt-request = { $authority } was asked for a receipt.
deed-chase-reminder = { $authority } was reminded.
deed-chase-escalation = The higher contact of { $authority } was written to.
deed-tray-placed = A letter was placed by hand.
deed-tray-opened = A case was opened from a letter of the tray.
deed-tray-discarded = A letter of the tray was discarded: { $why }
deed-link-sent = The link to follow the case was sent.
deed-link-replaced = The link to follow the case was replaced.
deed-letter-released = A letter was let go again.
deed-notice-settled = A notice was settled.
refusal-desk-029 = Letter { $what } was accepted or set aside already. Look at it again.
refusal-desk-030 = Case { $what } is not closed.
refusal-desk-031 = Nothing was sent: case { $what } has changed since you looked at the letter. This is how it would leave now. Look at it again.
case-letter-print = On paper
case-follow-link = Link for following
