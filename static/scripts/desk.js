// The case page: keys, choosing text to leave out, previews.
