//! All methods side by side. Input: a table, which methods, a seed. Output: for each, its number or the reason that it gives none;
//! what the methods' disagreement takes away. Leaves out words: codes and arguments (`messages/` has the sentences).

mod methods;

use crate::bounds::Form;
use crate::table::{Note, Table};
use serde::Serialize;
use std::collections::BTreeMap;

/// A method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Lower bounds.
    Chao,
    /// Log-linear model of lowest BIC.
    Loglinear,
    /// Log-linear model chosen step by step, for few overlaps.
    Sparse,
    /// Average over decomposable graphs.
    Dga,
    /// Latent classes.
    Lcmcr,
    /// Doubly robust, with covariates.
    Covariates,
}

impl Method {
    /// All, in the order in which they are reported.
    pub const ALL: [Method; 6] =
        [Method::Chao, Method::Loglinear, Method::Sparse, Method::Dga, Method::Lcmcr, Method::Covariates];

    /// The code of what it assumes and no data can test.
    pub fn assumption(self) -> &'static str {
        match self {
            Method::Chao => "people_differ_lists_alike",
            Method::Loglinear => "no_highest_interaction",
            Method::Sparse => "pairs_of_lists_only",
            Method::Dga => "decomposable_dependence",
            Method::Lcmcr => "independent_within_classes",
            Method::Covariates => "independent_given_covariates",
        }
    }

    /// How often its intervals held the truth where it was known: a list left out of published tables, whose people the others
    /// estimate (`docs/methods/checks.md`; `tests/coverage` measures it). The kindest study of a method isn't the one to print.
    pub fn coverage(self) -> Coverage {
        let study = |source| Coverage { share: None, source };
        match self {
            Method::Chao => study("a_bound_has_none"),
            Method::Loglinear | Method::Dga => Coverage { share: Some(0.76), source: "a_list_left_out" },
            Method::Sparse | Method::Lcmcr => Coverage { share: Some(0.52), source: "a_list_left_out" },
            Method::Covariates => study("not_studied_here"),
        }
    }
}

/// What a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// An estimate of the total.
    Estimate,
    /// A number that the total is not below, under the assumption.
    LowerBound,
}

/// Where in its distribution a number stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Centre {
    /// The most likely by the likelihood.
    Mle,
    /// The middle of the posterior.
    Median,
    /// The mean.
    Mean,
}

/// Why a method gives no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// Three lists are needed.
    FewerThanThreeLists,
    /// Two lists are needed.
    FewerThanTwoLists,
    /// Nobody stands on two lists.
    NoOverlap,
    /// Nobody stands on exactly two lists.
    NobodyTwice,
    /// One list holds everybody: nothing tells how many it misses.
    ListHoldsEverybody,
    /// No model has a maximum of its likelihood.
    NoMaximum,
    /// The models with the data's support don't identify the unseen.
    NotIdentifiable,
    /// More lists than the method can go through.
    TooManyLists,
    /// The chains don't agree.
    ChainsDisagree,
    /// The posterior piles up at what the prior allows at most.
    BoundSpeaks,
    /// There are no covariates.
    NoCovariates,
    /// Two lists that meet too rarely among people alike.
    TooLittleOverlap,
}

impl Refusal {
    /// All.
    pub const ALL: [Refusal; 12] = [
        Refusal::FewerThanThreeLists,
        Refusal::FewerThanTwoLists,
        Refusal::NoOverlap,
        Refusal::NobodyTwice,
        Refusal::ListHoldsEverybody,
        Refusal::NoMaximum,
        Refusal::NotIdentifiable,
        Refusal::TooManyLists,
        Refusal::ChainsDisagree,
        Refusal::BoundSpeaks,
        Refusal::NoCovariates,
        Refusal::TooLittleOverlap,
    ];
}

impl Flag {
    /// All.
    pub const ALL: [Flag; 4] =
        [Flag::PriorSensitive, Flag::MethodsDisagree, Flag::IntervalMissing, Flag::RivalModelsDisagree];
}

/// What keeps a number from being a headline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// Another prior moves the median by more than a quarter.
    PriorSensitive,
    /// The methods' centres differ by more than one and a half times.
    MethodsDisagree,
    /// The interval has no end, or could not be had.
    IntervalMissing,
    /// The data could not tell the model's rivals apart and they say other things: within 2 of BIC, beyond 1.5 times.
    RivalModelsDisagree,
}

/// How often intervals held the truth.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Coverage {
    /// The share, where a study gives one.
    pub share: Option<f64>,
    /// The code of the study, or of why there is none.
    pub source: &'static str,
}

/// What another choice would have said.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sensitivity {
    /// The code of the choice.
    pub choice: String,
    /// The mean, where there is one.
    pub mean: Option<f64>,
    /// The median, or the only number.
    pub median: f64,
}

/// What a method says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Estimate {
    /// Which.
    pub method: Method,
    /// What its number would be.
    pub kind: Kind,
    /// The code of what it assumes.
    pub assumption: &'static str,
    /// The number, if it gives one.
    pub estimate: Option<f64>,
    /// Where in its distribution that stands.
    pub centre: Centre,
    /// The interval's lower end.
    pub low: Option<f64>,
    /// Its upper end; None where there is none.
    pub high: Option<f64>,
    /// The level that the interval aims at.
    pub level: f64,
    /// Why there is no number.
    pub refused: Option<Refusal>,
    /// What takes the headline away.
    pub flags: Vec<Flag>,
    /// How often such intervals hold the truth.
    pub coverage: Coverage,
    /// What other choices say.
    pub sensitivity: Vec<Sensitivity>,
    /// Other forms of a bound.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub forms: Vec<Form>,
    /// How it was had: numbers and names by code.
    pub diagnostics: BTreeMap<&'static str, serde_json::Value>,
    /// What a picture of it shows.
    #[serde(skip)]
    pub drawn: Drawn,
}

/// What was drawn, for pictures.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Drawn {
    /// The number of people, by chain.
    pub chains: Vec<Vec<f64>>,
    /// The number of people from the prior, given those observed.
    pub prior: Vec<f64>,
}

impl Estimate {
    fn blank(method: Method) -> Estimate {
        let kind = if method == Method::Chao { Kind::LowerBound } else { Kind::Estimate };
        Estimate {
            method,
            kind,
            assumption: method.assumption(),
            estimate: None,
            centre: Centre::Mle,
            low: None,
            high: None,
            level: 0.95,
            refused: None,
            flags: Vec::new(),
            coverage: method.coverage(),
            sensitivity: Vec::new(),
            forms: Vec::new(),
            diagnostics: BTreeMap::new(),
            drawn: Drawn::default(),
        }
    }

    fn refused(mut self, refusal: Refusal) -> Estimate {
        (self.estimate, self.low, self.high) = (None, None, None);
        self.refused = Some(refusal);
        self
    }
}

/// The whole answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// The code of what is estimated: people whom some list could have recorded.
    pub target: &'static str,
    /// The code of what no table can tell.
    pub untestable: &'static str,
    /// How many people some list holds: the least that can be said, always.
    pub observed: u64,
    /// The lists used.
    pub lists: Vec<String>,
    /// The covariates.
    pub covariates: Vec<String>,
    /// What must be known about the table.
    pub notes: Vec<Note>,
    /// The seed.
    pub seed: u64,
    /// Whether no method gives an estimate: a result as good as any.
    pub not_estimable: bool,
    /// What the methods together take away.
    pub flags: Vec<Flag>,
    /// What each method says.
    pub methods: Vec<Estimate>,
}

/// What may be set.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Which methods.
    pub methods: Vec<Method>,
    /// The seed of everything drawn.
    pub seed: u64,
    /// The most people on no list for the latent classes, as a multiple of those observed.
    pub unseen_most: f64,
    /// How many tables the bootstrap draws.
    pub replicates: usize,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { methods: Method::ALL.to_vec(), seed: 0, unseen_most: 20.0, replicates: 1000 }
    }
}

/// Beyond this many times, two centres disagree.
const DISAGREE: f64 = 1.5;

/// Asks every method. `tell` hears the method begun and how much of its work is done.
pub fn report(table: &Table, settings: &Settings, mut tell: impl FnMut(Method, f64)) -> Report {
    let mut methods: Vec<Estimate> = settings
        .methods
        .iter()
        .map(|&method| {
            tell(method, 0.0);
            let mut found = methods::estimate(table, method, settings, &mut |done| tell(method, done));
            if found.refused.is_none() && found.high.is_none() {
                found.flags.push(Flag::IntervalMissing);
            }
            found
        })
        .collect();
    let centres: Vec<f64> =
        methods.iter().filter(|found| found.kind == Kind::Estimate).filter_map(|found| found.estimate).collect();
    let (low, high) = centres.iter().fold((f64::INFINITY, 0.0f64), |(low, high), x| (low.min(*x), high.max(*x)));
    let mut flags = Vec::new();
    if !centres.is_empty() && high > DISAGREE * low {
        flags.push(Flag::MethodsDisagree);
        for found in &mut methods {
            if found.kind == Kind::Estimate && found.refused.is_none() {
                found.flags.push(Flag::MethodsDisagree);
            }
        }
    }
    Report {
        target: "people_whom_some_list_could_record",
        untestable: "unseen_like_seen",
        observed: table.observed(),
        lists: table.lists.clone(),
        covariates: table.covariates.clone(),
        notes: table.notes.clone(),
        seed: settings.seed,
        not_estimable: centres.is_empty(),
        flags,
        methods,
    }
}
