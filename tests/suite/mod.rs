//! The suite: a module for each stage that crosses a crate, and one for the house the stages live in.
//!
//! Left out: whole journeys, which are in `stories/`.

mod api;
mod commands;
mod desk;
mod estimates;
mod estimates_report;
mod evidence;
mod figures;
mod findings;
mod forms;
mod hostile;
mod house;
mod incremental;
mod intake;
mod interop;
mod web;
mod web_persons;
