//! The pages: the whole work in a browser, on the person's own machine.
//!
//! Input: a project's folder and passphrase, requests from loopback. Output: pages in Korean, English and Chinese, made
//! here and whole without scripts; small modules make them quicker to use. Every request goes through `gate` (host,
//! session, origin, lock) before a page is asked, every answer through it after; `access` alone decides who may see which
//! field. Leaves out the rules of the trade (core's), and everybody but the one person who holds the passphrase.

mod access;
mod api;
mod ask;
mod assets;
mod desk;
mod drafts;
mod fault;
mod gate;
mod jobs;
mod kept;
mod layout;
mod packing;
mod pages;
mod rounds;
mod secret;
mod server;
mod upload;

pub use desk::Unlocked;
pub use fault::WebError;
pub use server::{Serving, Site, router, serve};
