//! The web door as a whole: who is let in where, what every page carries.

use crate::visitor::Visitor;
use crate::world::story;

#[test]
fn whoever_is_not_signed_in_is_led_to_the_sign_in_and_back_again() {
    story(|world| {
        let anybody = Visitor::anybody(&world.office);
        let turned_away = anybody.get("/desk");
        assert_eq!((turned_away.status, turned_away.headers.get("location")), (303, "/sign-in?next=%2Fdesk"));
        let officer = Visitor::officer(&world.office, "Hentzau", "officer", &[]);
        assert_eq!(officer.get("/desk").status, 200);
        assert_eq!(officer.post("/sign-out", &[]).status, 303);
        assert_eq!(officer.get("/desk").status, 303);
    });
}
