figures-title = Figures
figures-from = From
figures-until = To
figures-show = Show
figures-take = Take away as a table (CSV)
figures-waiting = Who is waiting for whom, now
figures-nobody-waits = Nobody is waiting.
figures-who = Who waits
figures-whom = For whom
figures-number = Number
figures-overdue = Overdue
figures-since = Longest since
figures-the-desk = The desk
figures-wait-open = Requesters with a new request
figures-wait-routed = Requesters whose request is not forwarded yet
figures-wait-replied = Requesters whose answer has come and is not passed on
figures-wait-relayed = Requesters with an answer, whose case is still open
figures-wait-answer = The desk and its requesters
figures-by-month = Cases by month
figures-by-procedure = Cases by procedure
figures-by-country = Cases by country
figures-by-authority = How authorities answer
figures-chart-text = Two columns for each month: cases opened, and cases closed. The same numbers stand in the table below.
figures-numbers = The numbers
figures-month = Month
figures-opened = Opened
figures-closed = Closed
figures-closed-since = Closed since
figures-opened-count = 
    { $count ->
        [one] { $count } case opened
       *[other] { $count } cases opened
    }
figures-closed-count = 
    { $count ->
        [one] { $count } case closed
       *[other] { $count } cases closed
    }
figures-key = Key
figures-procedure = Procedure
figures-country = Country
figures-authority = Authority
figures-sent = Sent
figures-answered = Answered
figures-open = Open now
figures-median = Median days to answer
figures-median-hint = Half of the answers took no longer. Only answered dispatches of the period count; those still open stand beside them.
figures-bar = As a bar
figures-nothing = Nothing in this period.
figures-cut = The first twenty are shown; the table to take away has them all.
figures-not-routed = Not routed yet
figures-country-unknown = Country not known
