//! Who sits in the waiting room: one seat per session, and a rule for who leaves when it is full.
//! Silent peers cannot keep others out: the one that has waited longest without asking anything makes room.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::{sync::Notify, time::Instant};

/// A session this long without a command may be asked to leave when the room is full.
const UNTOUCHED: Duration = Duration::from_millis(200);
/// One that has not even said LHLO must do so at once: a host that connects to deliver does, and a flood of
/// those that do not is over before the system's own queue of connections is full.
const SPEECHLESS: Duration = Duration::from_millis(20);

/// All seats of one listener.
#[derive(Clone)]
pub(super) struct Seats(Arc<Mutex<Room>>);

struct Room {
    taken: HashMap<u64, Place>,
    next: u64,
    most: usize,
}

struct Place {
    /// From when on the session may be asked to leave; `None` while it works on a letter.
    until: Option<Instant>,
    leave: Arc<Notify>,
}

/// One session's seat; free again when dropped.
pub(super) struct Seat {
    seats: Seats,
    number: u64,
    leave: Arc<Notify>,
}

/// What a newcomer finds.
pub(super) enum Admission {
    Seated(Seat),
    /// Nobody may be asked to leave yet; look again after this long.
    Soon(Duration),
    /// Everybody is at work on a letter.
    Full,
}

impl Seats {
    pub(super) fn new(most: usize) -> Self {
        Self(Arc::new(Mutex::new(Room { taken: HashMap::new(), next: 0, most })))
    }

    /// A seat for a newcomer, if need be that of the session that has outstayed its time longest.
    pub(super) fn admit(&self, now: Instant) -> Admission {
        let mut room = self.room();
        if room.taken.len() >= room.most {
            let idle = room.taken.iter().filter_map(|(number, place)| Some((place.until?, *number)));
            let Some((until, number)) = idle.min() else { return Admission::Full };
            if until > now {
                return Admission::Soon(until - now);
            }
            if let Some(place) = room.taken.remove(&number) {
                place.leave.notify_one();
            }
        }
        let number = room.next;
        room.next += 1;
        let leave = Arc::new(Notify::new());
        room.taken.insert(number, Place { until: Some(now + SPEECHLESS), leave: Arc::clone(&leave) });
        Admission::Seated(Seat { seats: self.clone(), number, leave })
    }

    /// A panic while the lock is held can leave nothing half done here, so the room stays usable.
    fn room(&self) -> MutexGuard<'_, Room> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Seat {
    /// Notes that the session waits for a command from `since` on, having said LHLO or not.
    pub(super) fn waits(&self, since: Instant, greeted: bool) {
        self.note(Some(since + if greeted { UNTOUCHED } else { SPEECHLESS }));
    }

    /// Notes that the session works on a command or a letter.
    pub(super) fn works(&self) {
        self.note(None);
    }

    fn note(&self, until: Option<Instant>) {
        if let Some(place) = self.seats.room().taken.get_mut(&self.number) {
            place.until = until;
        }
    }

    /// Completes when the seat was given to somebody else.
    pub(super) async fn asked_to_leave(&self) {
        self.leave.notified().await;
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.seats.room().taken.remove(&self.number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seated(admission: Admission) -> Seat {
        match admission {
            Admission::Seated(seat) => seat,
            Admission::Soon(_) | Admission::Full => panic!("no seat"),
        }
    }

    #[test]
    fn a_seat_left_is_free_again() {
        let seats = Seats::new(1);
        let start = Instant::now();
        drop(seated(seats.admit(start)));
        seated(seats.admit(start));
    }

    #[test]
    fn a_silent_peer_makes_room_and_one_at_work_does_not() {
        let seats = Seats::new(2);
        let start = Instant::now();
        let (silent, working) = (seated(seats.admit(start)), seated(seats.admit(start)));
        silent.waits(start, true);
        working.works();
        assert!(matches!(seats.admit(start), Admission::Soon(wait) if wait == UNTOUCHED));
        let newcomer = seated(seats.admit(start + UNTOUCHED));
        newcomer.works();
        assert!(matches!(seats.admit(start + 2 * UNTOUCHED), Admission::Full));
        drop(silent);
        assert!(
            matches!(seats.admit(start + 2 * UNTOUCHED), Admission::Full),
            "a seat given away counts once"
        );
    }

    #[test]
    fn one_that_has_not_said_lhlo_makes_room_first() {
        let seats = Seats::new(2);
        let start = Instant::now();
        let (known, unknown) = (seated(seats.admit(start)), seated(seats.admit(start)));
        known.waits(start, true);
        unknown.waits(start + SPEECHLESS, false);
        assert!(matches!(seats.admit(start + SPEECHLESS), Admission::Soon(wait) if wait == SPEECHLESS));
        let newcomer = seated(seats.admit(start + 2 * SPEECHLESS));
        newcomer.works();
        drop(unknown);
        assert!(matches!(seats.admit(start + 2 * SPEECHLESS), Admission::Soon(_)), "the known one stayed");
    }
}
