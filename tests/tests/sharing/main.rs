//! What is taken elsewhere: every kind of export, and what never goes along.
#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

mod kinds;
mod safe;
mod talk;
