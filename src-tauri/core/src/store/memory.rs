//! What is in memory stays there: the system writes no picture of a process that held the
//! key, after a crash or for a debugger of another account's.

/// To be called when a program begins. A system that knows no such wish goes on without.
pub fn leave_no_memory_behind() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}
