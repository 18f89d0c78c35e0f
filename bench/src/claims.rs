//! Made-up claims, the same for the same number: ten an event, kinds, scopes, utterances and origins mixed as in
//! a record. Input: how many, and among how many numbers they choose. Output: CSV. They say nothing of anybody.

use std::fmt::Write;

const AN_EVENT: usize = 10;

/// Among how many numbers the main job's claims choose.
pub(crate) const NUMBERS: usize = 3_000;

pub(crate) fn events(claims: usize) -> usize {
    claims.div_ceil(AN_EVENT)
}

pub(crate) fn event(i: usize) -> String {
    format!("E{i:06}")
}

pub(crate) fn csv(claims: usize, numbers: usize) -> String {
    let mut csv = header();
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for i in 0..claims {
        let day = day(&mut dice);
        row(i, &event(i / AN_EVENT), &day, numbers, &mut dice, &mut csv);
    }
    csv
}

/// One event's claims, become known evenly over some days; `from` is the number of the first claim.
pub(crate) fn of_event(event: &str, from: usize, claims: usize, days: usize) -> String {
    let mut csv = header();
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    for i in 0..claims {
        let day = i * days / claims;
        let day = format!("20{:02}-{:02}-{:02}", 20 + day / 336, 1 + day / 28 % 12, 1 + day % 28);
        row(from + i, event, &day, NUMBERS, &mut dice, &mut csv);
    }
    csv
}

fn header() -> String {
    attested_claims::COLUMNS.join(",") + "\n"
}

fn day(dice: &mut Dice) -> String {
    format!("20{:02}-{:02}-{:02}", 10 + dice.below(14), 1 + dice.below(12), 1 + dice.below(28))
}

fn row(i: usize, event: &str, day: &str, numbers: usize, dice: &mut Dice, csv: &mut String) {
    let n = 5 + dice.below(numbers);
    let (kind, low, high) = match dice.below(5) {
        0 => ("exact", n.to_string(), n.to_string()),
        1 => ("approx", n.to_string(), String::new()),
        2 => ("more_than", n.to_string(), String::new()),
        3 => ("at_most", String::new(), n.to_string()),
        _ => ("between", n.to_string(), (n + 1 + dice.below(200)).to_string()),
    };
    let (act, measure) = if dice.below(2) == 0 { ("forcible_return", "flow") } else { ("detention", "stock") };
    let scope = ["whole", "whole", "whole", "whole", "whole", "part", "wider"][dice.below(7)];
    let lang = ["en", "ko", "zh"][dice.below(3)];
    let (utterance, origin, document) = (dice.below(7), dice.below(5), dice.below(1_000));
    // id, event, event_date … in the order of COLUMNS; writing to a string doesn't fail.
    let written = writeln!(
        csv,
        "C{i:07},{event},{day},,number,{act},{measure},persons,people,{scope},,CN-LN Dandong,crossed_at,{kind},,{low},{high},,,asserted,said,,{lang},\
         Human Rights Watch,newspaper,U-{event}-{utterance},{day},O{origin},stated,,An outlet,An outlet {document},{day},,excerpt,https://example.org/{document},\
         a coder's note of ordinary length with a reason in it"
    );
    debug_assert!(written.is_ok());
}

/// A small reproducible generator (xorshift64*, Vigna 2016): the same rows on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(high).unwrap_or(0) % n
    }
}
