//! Person or machine: told by the signs of RFC 3834, 3464, 8098, 5965, 2369 and 5546. In doubt, a person.
