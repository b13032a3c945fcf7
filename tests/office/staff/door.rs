//! Signing in through the web door itself, over a real connection: who asks, and what every answer carries.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use chancery::web::WebDoor;
use tokio::runtime::Runtime;
use tokio::sync::watch;

use super::signing_in::reopened;
use crate::visitor::SITE;
use crate::world::{OFFICE, World, story_with};

/// The web door of the world's office, open on a port of its own until it is dropped.
struct Open {
    at: SocketAddr,
    agent: ureq::Agent,
    _runtime: Runtime,
}

impl Open {
    fn of(world: &World) -> Open {
        let office = Arc::new(reopened(world));
        let runtime = Runtime::new().unwrap();
        let listener = runtime.block_on(tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))).unwrap();
        let at = listener.local_addr().unwrap();
        let (_, stopped) = watch::channel(false);
        let app = WebDoor::new(office, at, stopped).routes();
        let app = app.into_make_service_with_connect_info::<SocketAddr>();
        runtime.spawn(async move { axum::serve(listener, app).await });
        let agent = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).build();
        Open { at, agent: agent.into(), _runtime: runtime }
    }

    /// A guess at an account of its own, forwarded for somebody as the connected program says.
    fn guesses(&self, number: usize, forwarded_for: &str) -> u16 {
        let asked = self
            .agent
            .post(format!("http://{}/sign-in", self.at))
            .header("origin", SITE)
            .header("x-forwarded-for", forwarded_for)
            .header("x-real-ip", forwarded_for)
            .header("forwarded", &format!("for={forwarded_for}"));
        let email = format!("nobody-{number}@staff.test");
        let answered = asked.send_form([("email", email.as_str()), ("password", "guess"), ("code", "1")]);
        answered.unwrap().status().as_u16()
    }
}

/// How many of 25 guesses, each said to come from another network, were looked at.
fn looked_at(open: &Open) -> usize {
    let guesses = (0..25).map(|number| open.guesses(number, &format!("198.51.{number}.7")));
    guesses.filter(|status| *status == 422).count()
}

#[test]
fn w26_whoever_asks_is_known_by_the_connection_unless_a_proxy_of_ours_says_otherwise() {
    story_with(OFFICE, |world| {
        assert_eq!(looked_at(&Open::of(world)), 20, "forged addresses are all one network");
    });
    let behind = OFFICE.replacen("[web]", "[web]\nproxies = [\"127.0.0.1\"]", 1);
    story_with(&behind, |world| {
        assert_eq!(looked_at(&Open::of(world)), 25, "each from its own network");
    });
    let other = OFFICE.replacen("[web]", "[web]\nproxies = [\"192.0.2.1\"]", 1);
    story_with(&other, |world| {
        assert_eq!(looked_at(&Open::of(world)), 20, "a proxy, but not this one");
    });
}

#[test]
fn w16_nothing_of_the_way_in_is_kept_by_a_cache() {
    story_with(OFFICE, |world| {
        let open = Open::of(world);
        for path in ["/sign-in", "/admission/none", "/account", "/staff"] {
            let answered = open.agent.get(format!("http://{}{path}", open.at)).call().unwrap();
            assert_eq!(answered.headers()["cache-control"], "no-store", "{path}");
            assert_eq!(answered.headers()["referrer-policy"], "no-referrer", "{path}");
        }
    });
}
