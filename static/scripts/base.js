// The little script: the site works without it. Each part is a small block that looks for its own markup.
"use strict";

// After a form with mistakes, the summary has the focus.
document.getElementById("mistakes")?.focus();
