//! The pages: served on this machine until interrupted. Prints the address and the token that logs in once.

use crate::args::Global;
use crate::output::print;
use crate::session::Session;
use crate::translate::text;
use attested_store::Access;
use attested_web::{Serving, Unlocked};
use std::time::Duration;

pub(crate) fn serve(global: &Global, port: u16, minutes: u64) -> anyhow::Result<()> {
    let session = Session::open(global, Access::ByTurns)?;
    let words = session.words;
    let lock_after = Duration::from_secs(minutes * 60);
    let serving = Serving { project: Unlocked::new(session.project), port, lock_after };
    let mut told = Ok(());
    attested_web::serve(serving, |address, token| {
        told = print(&words.say("cli-serving", &[text("address", address), text("token", token)]));
    })?;
    told
}
