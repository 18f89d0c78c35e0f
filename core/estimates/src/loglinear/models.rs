//! Which hierarchical models there are. Input: how many lists. Output: each model's effects, in a fixed order, and its name.
//! Leaves out the saturated one, which says nothing of the unseen, and fitting.

use super::Effect;

/// The intercept and the main effects.
pub fn main_effects(lists: usize) -> Vec<Effect> {
    std::iter::once(0).chain((0..lists).map(|list| 1 << list)).collect()
}

/// Effects of exactly `order` lists, in rising order of their number.
pub fn effects_of(lists: usize, order: u32) -> Vec<Effect> {
    (0..1u32 << lists).filter(|effect| effect.count_ones() == order).collect()
}

/// All models with main effects and any set of two-way effects.
pub fn two_way_models(lists: usize) -> impl Iterator<Item = Vec<Effect>> {
    let pairs = effects_of(lists, 2);
    (0..1u64 << pairs.len()).map(move |chosen| {
        let mut effects = main_effects(lists);
        effects.extend(pairs.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1).map(|(_, &pair)| pair));
        effects
    })
}

/// All hierarchical models with main effects, without the interaction of all lists: 8 for three lists, 113 for four, 6,893
/// for five.
pub fn all_models(lists: usize) -> Vec<Vec<Effect>> {
    let mut models: Vec<Vec<Effect>> = vec![main_effects(lists)];
    for order in 2..lists as u32 {
        let candidates = effects_of(lists, order);
        let mut longer = Vec::new();
        for model in &models {
            let has = |effect: Effect| model.contains(&effect);
            // Only effects whose parts of one list fewer are all there: that is what hierarchical means.
            let open: Vec<Effect> = candidates
                .iter()
                .copied()
                .filter(|&effect| (0..lists).filter(|bit| effect >> bit & 1 == 1).all(|bit| has(effect ^ 1 << bit)))
                .collect();
            for chosen in 0..1u64 << open.len() {
                let mut effects = model.clone();
                effects.extend(open.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1).map(|(_, &e)| e));
                longer.push(effects);
            }
        }
        models = longer;
    }
    models
}

/// A model by its largest effects, lists by number: `[12,3]`; from ten lists with points between them.
pub fn model_name(effects: &[Effect]) -> String {
    let many = effects.iter().any(|&effect| effect >> 9 != 0);
    let largest = effects
        .iter()
        .filter(|&&effect| effect != 0 && !effects.iter().any(|&other| other != effect && other & effect == effect));
    let mut names: Vec<Vec<u32>> =
        largest.map(|&effect| (0..32).filter(|bit| effect >> bit & 1 == 1).map(|bit| bit + 1).collect()).collect();
    names.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
    let name =
        |lists: &Vec<u32>| lists.iter().map(u32::to_string).collect::<Vec<_>>().join(if many { "." } else { "" });
    format!("[{}]", names.iter().map(name).collect::<Vec<_>>().join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_as_are_known() {
        assert_eq!(all_models(3).len(), 8);
        assert_eq!(all_models(4).len(), 113);
        assert_eq!(all_models(5).len(), 6893);
        assert_eq!(two_way_models(5).count(), 1024);
    }

    #[test]
    fn names() {
        assert_eq!(model_name(&[0, 1, 2, 4, 3]), "[12,3]");
        assert_eq!(model_name(&[0, 1, 2, 4]), "[1,2,3]");
        assert_eq!(model_name(&[0, 1, 512, 513]), "[1.10]");
    }
}
