//! Letters that we did not write, read in place, and hostile shapes made on the spot.

mod shelf;
mod replies;
mod kinds;
mod hostile;
mod properties;
