size-bytes = { $number } بايت
size-kilobytes = { $number } كيلوبايت
size-megabytes = { $number } ميغابايت
size-gigabytes = { $number } غيغابايت
