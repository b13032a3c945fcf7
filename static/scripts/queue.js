// Today and the queue: news as they come, without stealing the focus.
