//! Pipes and devices that something is written into.

use super::output::wrong_place;
use crate::error::Result;
use std::fs::{File, OpenOptions};
use std::path::Path;

/// A pipe or a device, opened once: whoever reads a pipe goes when it is closed. To wait for
/// somebody at the other end would be to wait for ever.
#[cfg(unix)]
pub(super) fn open(place: &Path) -> Result<File> {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut options = OpenOptions::new();
    let at_once = options.write(true).custom_flags(OFlags::NONBLOCK.bits().cast_signed());
    match at_once.open(place) {
        Err(error) if error.raw_os_error() == Some(rustix::io::Errno::NXIO.raw_os_error()) => {
            Err(wrong_place("This is a pipe that nobody reads from.", "Choose a name for the file."))
        }
        stream => {
            let stream = stream?;
            let flags = rustix::fs::fcntl_getfl(&stream).map_err(std::io::Error::from)?;
            rustix::fs::fcntl_setfl(&stream, flags.difference(OFlags::NONBLOCK))
                .map_err(std::io::Error::from)?;
            Ok(stream)
        }
    }
}

#[cfg(not(unix))]
pub(super) fn open(place: &Path) -> Result<File> {
    Ok(OpenOptions::new().write(true).open(place)?)
}
