//! Published numbers: each method on each table with a known answer. Leaves out the sampler (`sampler`).

mod sampler;
mod tables;

use attested_estimates::{bounds, dga, loglinear, sparse};
use tables::{TABLES, table};

#[test]
fn show() {
    for (name, lists, _) in TABLES {
        let t = table(name);
        let d = t.dense_counts();
        let n = t.observed() as f64;
        let start = std::time::Instant::now();
        let c = loglinear::search(&d, *lists);
        println!("{name} loglinear {:?} {} nomax {} nonid {}", c.ranked.first().map(|r| (r.name.clone(), n + r.unseen, r.bic)), c.models, c.without_maximum, c.not_identifiable);
        println!("   aic {:?} {:?}", c.best_by_aic().map(|r| (r.name.clone(), n + r.unseen)), start.elapsed());
        if let Some(r) = c.ranked.first() { println!("   profile {:?}", loglinear::profile(&d, *lists, &r.model, r.unseen, 3.8415)); }
        let start = std::time::Instant::now();
        let s = sparse::stepwise(&d, *lists, 0.02).map(|s| (n + s.fit.unseen(), s.effects));
        println!("   sparse {s:?} {:?}", start.elapsed());
        if let Ok((est, _)) = s {
            let start = std::time::Instant::now();
            let mut rng = attested_estimates::random::generator(1, 0);
            let b = sparse::bootstrap(&d, *lists, 0.02, est, 1000, &mut rng);
            println!("   bca {:?} without {} {:?}", b.interval(0.95), b.without, start.elapsed());
        }
        let start = std::time::Instant::now();
        let p = dga::posterior(&t, dga::Prior { delta: 1.0 / f64::from(1u32 << lists), unseen_most: 30 });
        println!("   dga {:.1} {:.1} {:.1} {:.1} bound {:.5} {:?} {:?}", p.mean, p.median, p.low, p.high, p.at_the_bound, p.weights.first(), start.elapsed());
        let p = dga::posterior(&t, dga::Prior { delta: 0.5, unseen_most: 30 });
        println!("   dga .5 {:.1} {:.1}", p.mean, p.median);
        println!("   {:?}", bounds::bounds(&t));
    }
}
