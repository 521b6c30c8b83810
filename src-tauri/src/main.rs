// A console window would open beside ours on Windows.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    match alongside::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("Alongside could not start: {error}");
            ExitCode::FAILURE
        }
    }
}
