//! The notice of third parties: what the app is made of besides our own work, and
//! the text of each licence, as the packages bring it.

mod packages;
mod texts;

use std::{fmt::Write as _, fs, path::PathBuf};

use crate::{Outcome, folders};

const ABOUT: &str = "\
Alongside contains the work of others. This list is written from the packages
themselves by `cargo xtask notice`. The full text of each licence, with the names
of those who hold the copyright, is in LICENCES.txt, which lies beside this file
where Alongside is installed and which `cargo xtask licences` writes.

PICTURES
The built-in pictures are from OpenMoji, the open-source emoji and icon project,
licence CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/), taken
unchanged from the npm package openmoji. Every handout that shows one says so.
Pictures that we drew ourselves are under the licence of Alongside.

FONTS
The fonts are under the SIL Open Font License 1.1 (https://openfontlicense.org),
taken from the npm packages named @expo-google-fonts and @fontsource below.

DATABASE
Records are kept by SQLCipher (https://www.zetetic.net/sqlcipher/), copyright
Zetetic LLC, under a BSD licence of 3 clauses. It is SQLite (https://sqlite.org),
which its authors gave to the public domain, with encryption. The Rust package
sqlcipher-src below brings both.

ENCRYPTION
SQLCipher encrypts with OpenSSL (https://openssl-library.org), licence Apache-2.0.
On Windows it is part of the app and comes from the Rust package openssl-src below;
elsewhere it is the system's own.

BRAILLE
The tables of Unified English Braille are from the liblouis project
(https://liblouis.io), under the GNU Lesser General Public License 2.1 or later,
taken from the npm package liblouis-build and put into one text each. The Rust
package louis-rs below, which reads them, is under the same licence.

You may change both, and use Alongside with what you made of them; for that, and to
find mistakes in it, you may also take the app apart. All of its source is yours
to build from, so this is how it is linked with another louis-rs:
1. Get the source of Alongside of the same version from whoever gave you the app;
   they owe it to you for as long as you have the app. README.md says what else to
   install.
2. Get louis-rs of the version below, from where Cargo gets it or with the source
   of Alongside, and change it. Its name and its functions stay as they are.
3. Add these two lines to Cargo.toml in the first folder of Alongside, with your
   folder:
       [patch.crates-io]
       louis-rs = { path = \"../louis-rs\" }
4. Run `cargo xtask run` to try it, or `cargo xtask package` for an installer.
For other tables, change ui/node_modules/liblouis-build/tables/ before step 4.

MOZILLA PUBLIC LICENCE
Packages below under MPL-2.0 are used as they are. Their source can be had under
that licence where Cargo gets it, by the name and the version below.
";

pub fn write() -> Outcome {
    fs::write(file(), text()?).map_err(|e| e.to_string())
}

/// The list is fresh, and no text of a licence is missing.
pub fn check() -> Outcome {
    licences()?;
    let fresh = text()?;
    if fs::read_to_string(file()).is_ok_and(|found| found == fresh) {
        Ok(())
    } else {
        Err("run: cargo xtask notice".to_owned())
    }
}

/// The texts are half a megabyte and more, so they are written for an installer and
/// not kept in the repository.
pub fn write_licences() -> Outcome<PathBuf> {
    let file = folders::looked_at().join(LICENCES);
    let at = |e: std::io::Error| format!("{}: {e}", file.display());
    fs::create_dir_all(folders::looked_at()).map_err(at)?;
    fs::write(&file, licences()?).map_err(at)?;
    Ok(file)
}

pub const LICENCES: &str = "LICENCES.txt";

fn file() -> PathBuf {
    folders::root().join("NOTICE")
}

fn text() -> Outcome<String> {
    let mut text = ABOUT.to_owned();
    for (title, packages) in [("RUST", packages::of_rust()?), ("PAGE", packages::of_page()?)] {
        let _ = writeln!(text, "\n{title}");
        for package in packages {
            if package.licence.is_empty() {
                return Err(format!("{} names no licence; may we use it?", package.name));
            }
            let _ = writeln!(text, "{}: {}", package.name, package.licence);
        }
    }
    Ok(text)
}

fn licences() -> Outcome<String> {
    let mut all = packages::of_rust()?;
    all.extend(packages::of_page()?);
    texts::of(&all)
}
