//! CPU time, which other programs on the computer disturb far less than the clock.

use std::process::Command;

use crate::Outcome;

/// Runs a program to its end. Seconds of CPU that it and its threads used.
///
/// # Errors
/// When it can't be started, or fails; then with what it said.
pub fn of(command: &mut Command) -> Outcome<f64> {
    let begun = children()?;
    let output = command.output().map_err(|error| format!("{}: {error}", command.get_program().display()))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{} did not succeed: {said}", command.get_program().display()).into());
    }
    Ok(children()? - begun)
}

/// Runs a program to its end: the most memory that it took, in megabytes, and its
/// seconds of CPU.
///
/// # Errors
/// As [`of`].
pub fn most_of(command: &mut Command) -> Outcome<(f64, f64)> {
    let begun = children()?;
    let mut child = command.spawn()?;
    let mut most = 0.0_f64;
    let status = loop {
        most = most.max(most_memory(&child.id().to_string()).unwrap_or(0.0));
        if let Some(status) = child.try_wait()? {
            break status;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    };
    if !status.success() {
        return Err(format!("{} did not succeed", command.get_program().display()).into());
    }
    Ok((most, children()? - begun))
}

/// Seconds of CPU that `work` used in this process, in all threads.
pub fn used<T>(work: impl FnOnce() -> Outcome<T>) -> Outcome<(T, f64)> {
    let begun = own()?;
    let done = work()?;
    Ok((done, own()? - begun))
}

/// Seconds of CPU that `work` used in this thread, to the nanosecond: for what
/// takes no longer than a blink.
pub fn of_thread<T>(work: impl FnOnce() -> Outcome<T>) -> Outcome<(T, f64)> {
    let begun = thread()?;
    let done = work()?;
    Ok((done, thread()? - begun))
}

/// Megabytes that a running process has taken at most, as Linux tells it. (What
/// `getrusage` tells of a new process begins with what its parent had.)
pub fn most_memory(process: &str) -> Outcome<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no memory is told")?;
    Ok(line.trim().trim_end_matches("kB").trim().parse::<f64>()? / 1024.0)
}

#[cfg(unix)]
fn thread() -> Outcome<f64> {
    let time = nix::time::clock_gettime(nix::time::ClockId::CLOCK_THREAD_CPUTIME_ID)?;
    Ok(time.tv_sec() as f64 + time.tv_nsec() as f64 / 1e9)
}

#[cfg(unix)]
fn own() -> Outcome<f64> {
    seconds(nix::sys::resource::UsageWho::RUSAGE_SELF)
}

#[cfg(unix)]
fn children() -> Outcome<f64> {
    seconds(nix::sys::resource::UsageWho::RUSAGE_CHILDREN)
}

#[cfg(unix)]
fn seconds(who: nix::sys::resource::UsageWho) -> Outcome<f64> {
    let usage = nix::sys::resource::getrusage(who)?;
    let (user, system) = (usage.user_time(), usage.system_time());
    let micros = |seconds: i64, micros: i64| seconds as f64 + micros as f64 / 1e6;
    Ok(micros(user.tv_sec(), user.tv_usec()) + micros(system.tv_sec(), system.tv_usec()))
}

#[cfg(not(unix))]
fn own() -> Outcome<f64> {
    Err("This is measured on Linux and macOS only.".into())
}

#[cfg(not(unix))]
fn thread() -> Outcome<f64> {
    own()
}

#[cfg(not(unix))]
fn children() -> Outcome<f64> {
    own()
}
