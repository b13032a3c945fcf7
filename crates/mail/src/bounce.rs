//! Delivery reports: one row per recipient (RFC 3464), and which letter of ours it is about.
