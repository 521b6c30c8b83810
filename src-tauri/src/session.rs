//! Leaving the account: to sleep, to its lock, or to another account of this computer. On
//! Linux the system tells of it on its message bus. Elsewhere nobody is told, and sleep is
//! noticed by the clock on waking.

/// Calls `left` whenever the officer leaves the account. To be called on the thread of the window.
#[cfg(target_os = "linux")]
pub(crate) fn watch(left: impl Fn() + Clone + 'static) {
    use webkit2gtk::gio::{self, BusType, Cancellable};
    gio::bus_get(BusType::System, None::<&Cancellable>, move |bus| {
        // A system without a bus tells nobody.
        let Ok(bus) = bus else { return };
        linux::on_sleep(&bus, left.clone());
        linux::with_own_session(&bus, move |bus, session| linux::on_leaving(bus, session, left));
    });
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn watch(_left: impl Fn() + Clone + 'static) {}

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::HashMap;

    use webkit2gtk::gio::{Cancellable, DBusCallFlags, DBusConnection, DBusSignalFlags};
    use webkit2gtk::glib::{Variant, prelude::ToVariant as _};

    const LOGIN: &str = "org.freedesktop.login1";
    const PLACE: &str = "/org/freedesktop/login1";
    const SESSION: &str = "org.freedesktop.login1.Session";
    const PROPERTIES: &str = "org.freedesktop.DBus.Properties";

    pub(super) fn on_sleep(bus: &DBusConnection, left: impl Fn() + 'static) {
        let manager = "org.freedesktop.login1.Manager";
        on(bus, manager, "PrepareForSleep", PLACE, move |said| {
            if said.get() == Some((true,)) {
                left();
            }
        });
    }

    pub(super) fn on_leaving(bus: &DBusConnection, session: &str, left: impl Fn() + Clone + 'static) {
        let place = place_of(session);
        let locked = left.clone();
        on(bus, SESSION, "Lock", &place, move |_| locked());
        on(bus, PROPERTIES, "PropertiesChanged", &place, move |said| {
            let said: Option<(String, HashMap<String, Variant>, Vec<String>)> = said.get();
            // Desktops that lock the screen by themselves give a hint of it.
            let is = |name: &str| said.as_ref().and_then(|(_, changed, _)| changed.get(name)?.get::<bool>());
            if is("Active") == Some(false) || is("LockedHint") == Some(true) {
                left();
            }
        });
    }

    /// From nobody but the system itself.
    fn on(bus: &DBusConnection, face: &str, signal: &str, place: &str, tell: impl Fn(&Variant) + 'static) {
        // It is let go with the last who holds it.
        let held = bus.clone();
        bus.signal_subscribe(
            Some(LOGIN),
            Some(face),
            Some(signal),
            Some(place),
            None,
            DBusSignalFlags::NONE,
            move |_, _, _, _, _, said| {
                let _ = &held;
                tell(said);
            },
        );
    }

    /// Which session is ours stands in the surroundings, or else the system says it.
    pub(super) fn with_own_session(bus: &DBusConnection, then: impl FnOnce(&DBusConnection, &str) + 'static) {
        if let Ok(session) = std::env::var("XDG_SESSION_ID") {
            return then(bus, &session);
        }
        let held = bus.clone();
        bus.call(
            Some(LOGIN),
            &format!("{PLACE}/session/auto"),
            PROPERTIES,
            "Get",
            Some(&(SESSION, "Id").to_variant()),
            None,
            DBusCallFlags::NONE,
            -1,
            None::<&Cancellable>,
            move |answer| {
                let id = answer.ok().and_then(|answer| answer.get::<(Variant,)>()?.0.get::<String>());
                if let Some(id) = id {
                    then(&held, &id);
                }
            },
        );
    }

    /// As the system writes names into places: what is no letter or figure by its number,
    /// and a figure at the beginning too.
    fn place_of(session: &str) -> String {
        let mut place = format!("{PLACE}/session/");
        for (at, byte) in session.bytes().enumerate() {
            match byte.is_ascii_alphabetic() || at > 0 && byte.is_ascii_digit() {
                true => place.push(char::from(byte)),
                false => place.push_str(&format!("_{byte:02x}")),
            }
        }
        place
    }

    #[cfg(test)]
    mod tests {
        #[test]
        fn the_place_of_a_session_is_written_as_the_system_writes_it() {
            for (session, place) in [("2", "_32"), ("12", "_312"), ("c1", "c1"), ("a-b", "a_2db")] {
                assert_eq!(super::place_of(session), format!("/org/freedesktop/login1/session/{place}"));
            }
        }
    }
}
