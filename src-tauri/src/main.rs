//! The app's window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() {
    kdw_lib::run();
}
