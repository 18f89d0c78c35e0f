//! The sampler on tables with published answers.

use crate::tables::{TABLES, table};
use attested_estimates::latent;

#[test]
fn show_latent() {
    let only = std::env::var("ONLY").ok();
    for (name, lists, _) in TABLES {
        if only.as_ref().is_some_and(|o| o != name) { continue; }
        for seed in [1, 2] {
            let start = std::time::Instant::now();
            let d = latent::sample(&table(name), latent::Prior::usual(*lists), latent::PLAN, seed, |_| ());
            println!("{name} mean {:.1} median {:.1} {:.1} {:.1} {:?} agree {} acc {:?} bound {:.4} draws {} {:?}", d.mean(), d.quantile(0.5), d.quantile(0.025), d.quantile(0.975), d.agreement, d.agree, d.accepted, d.at_the_bound, d.chains[0].len(), start.elapsed());
        }
    }
}
