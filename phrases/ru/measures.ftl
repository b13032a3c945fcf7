size-bytes = { $number } Б
size-kilobytes = { $number } кБ
size-megabytes = { $number } МБ
size-gigabytes = { $number } ГБ
