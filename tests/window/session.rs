//! The account of the computer: its lock, sleep, and another account that comes to be shown.
//! Who tells of it here is the journey, on a message bus of its own.

use std::collections::HashMap;

use webkit2gtk::gio::{
    Cancellable, DBusAuthObserver, DBusCallFlags, DBusConnection, DBusConnectionFlags as Flags,
};
use webkit2gtk::glib::{Variant, prelude::ToVariant as _};

use crate::laptop::Laptop;
use crate::office::PASSPHRASE;
use crate::screen;

/// The one in which the app is told that it runs.
pub const SESSION: &str = "c7";

#[test]
fn sleep_the_accounts_lock_and_another_account_lock_the_office() {
    let (_laptop, window) = Laptop::with_own_office("leaving the account");
    let system = System::begin();
    let here = format!("/org/freedesktop/login1/session/{SESSION}");
    let elsewhere = "/org/freedesktop/login1/session/c8";

    // Somebody else's session, coming back to ours, and waking.
    system.tell(elsewhere, "org.freedesktop.login1.Session.Lock", None);
    system.tell(elsewhere, CHANGED, Some(changed("Active", false)));
    system.tell(&here, CHANGED, Some(changed("Active", true)));
    system.tell(&here, CHANGED, Some(changed("LockedHint", false)));
    system.tell("/org/freedesktop/login1", SLEEP, Some((false,).to_variant()));
    for section in ["People", "Projects", "Money"] {
        window.go_to(section);
        assert!(window.offers("button", "Lock"), "it is open");
    }

    for (place, signal, said) in [
        (here.as_str(), "org.freedesktop.login1.Session.Lock", None),
        (here.as_str(), CHANGED, Some(changed("Active", false))),
        (here.as_str(), CHANGED, Some(changed("LockedHint", true))),
        ("/org/freedesktop/login1", SLEEP, Some((true,).to_variant())),
    ] {
        system.tell(place, signal, said);
        window.wait_for("Your place is kept");
        window.settle();
        window.fill("Your passphrase", PASSPHRASE);
        window.click("button", "Open Alongside");
        window.wait_until_gone("Your place is kept");
        window.settle();
    }
    window.close();
}

const CHANGED: &str = "org.freedesktop.DBus.Properties.PropertiesChanged";
const SLEEP: &str = "org.freedesktop.login1.Manager.PrepareForSleep";

fn changed(what: &str, is: bool) -> Variant {
    let changed = HashMap::from([(what, is.to_variant())]);
    ("org.freedesktop.login1.Session", changed, Vec::<String>::new()).to_variant()
}

/// Stands for the part of the system that knows who is at the computer.
struct System(DBusConnection);

impl System {
    fn begin() -> Self {
        let [_, (_, bus), _] = screen::ours();
        let flags = Flags::AUTHENTICATION_CLIENT | Flags::MESSAGE_BUS_CONNECTION;
        let nobody = (None::<&DBusAuthObserver>, None::<&Cancellable>);
        let bus = DBusConnection::for_address_sync(&bus, flags, nobody.0, nobody.1).unwrap();
        let name = ("org.freedesktop.login1", 0_u32).to_variant();
        let names = "org.freedesktop.DBus";
        bus.call_sync(
            Some(names),
            "/org/freedesktop/DBus",
            names,
            "RequestName",
            Some(&name),
            None,
            DBusCallFlags::NONE,
            -1,
            nobody.1,
        )
        .unwrap();
        Self(bus)
    }

    fn tell(&self, place: &str, signal: &str, said: Option<Variant>) {
        let (face, signal) = signal.rsplit_once('.').unwrap();
        self.0.emit_signal(None, place, face, signal, said.as_ref()).unwrap();
        self.0.flush_sync(None::<&Cancellable>).unwrap();
    }
}
