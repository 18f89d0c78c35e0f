//! Sums over many events. Input: acts, periods, places. Output: rows with rule and coverage.

use crate::args::{Format, Global, TotalsArgs, WrongUse};
use crate::commands::constraints::Reading;
use crate::commands::figure::policy;
use crate::output::{print, print_exact, print_json, print_jsonl};
use crate::session::Session;
use crate::{text, times};
use attested_app::{Totals, TotalsAsked, totals as summed};
use attested_figures::Aggregate;
use attested_model::{Act, Day, Edtf, EventId, Gazetteer, PlaceId, Unit};
use attested_store::Access;

pub(crate) fn totals(global: &Global, args: &TotalsArgs) -> anyhow::Result<()> {
    let policy = policy(&args.view.policy)?;
    let as_of = times::as_of(args.view.as_of.as_deref(), args.view.as_recorded.as_deref())?;
    let reading = Reading::new()?;
    let wrong = |error: attested_model::ModelError| WrongUse(error.to_string());
    let asked = TotalsAsked {
        acts: args.act.iter().map(|act| Act::parse(act).map_err(wrong)).collect::<Result<_, _>>()?,
        unit: Unit::parse(&args.unit).map_err(wrong)?,
        periods: args.year.iter().map(|year| period(year)).collect::<anyhow::Result<_>>()?,
        places: args.place.iter().map(|said| place(&reading.gazetteer, said)).collect::<anyhow::Result<_>>()?,
        each_country: args.by_country,
    };
    let session = Session::open(global, Access::Read)?;
    let recorded = as_of.recorded.map(times::shown);
    let found = summed(&session.project, &asked, as_of, recorded, &policy, reading.readers(&session))?;
    match global.format {
        Format::Text => print(&text::totals(&found, &reading.gazetteer, &session.words)),
        Format::Json => print_json(&found),
        Format::Jsonl => print_jsonl(&found.totals),
        Format::Csv => print_exact(&csv(&found)?),
    }
}

/// The days of a time.
fn period(text: &str) -> anyhow::Result<(Day, Day)> {
    let date = Edtf::parse(text).map_err(|e| WrongUse(e.to_string()))?;
    let days = date.earliest_day().zip(date.latest_day()).filter(|(first, last)| first <= last);
    Ok(days.ok_or_else(|| WrongUse(format!("'{text}' has no first or no last day: write 2023, or 2000/2009")))?)
}

/// A place by its code or its name; a name of several places is refused with those.
fn place(gazetteer: &Gazetteer, said: &str) -> anyhow::Result<PlaceId> {
    let id = PlaceId(said.to_owned());
    if gazetteer.place(&id).is_some() {
        return Ok(id);
    }
    if let [one] = &gazetteer.resolve(said)[..] {
        return Ok(one.clone());
    }
    let why = "no one place of that name is known: write a code of the gazetteer, for example CN or CN-JL";
    Err(WrongUse(format!("'{said}': {why}")).into())
}

fn csv(totals: &Totals) -> anyhow::Result<String> {
    let end = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
    let cell = |text: &str| attested_claims::escape_formula(text).into_owned();
    let ids = |ids: &mut dyn Iterator<Item = &EventId>| cell(&ids.map(EventId::as_str).collect::<Vec<_>>().join(";"));
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record([
        "act",
        "unit",
        "from",
        "to",
        "place",
        "as_of",
        "as_recorded",
        "policy",
        "method",
        "rule",
        "sum_of_lower_bounds",
        "sum_of_upper_bounds",
        "open_low",
        "open_high",
        "events",
        "counted",
        "with_number",
        "contested",
        "events_counted",
        "events_left_out",
        "stamp",
    ])?;
    for sum in &totals.totals {
        let Aggregate { coverage, .. } = sum;
        writer.write_record([
            cell(sum.act.as_str()),
            cell(sum.unit.as_str()),
            sum.from.clone(),
            sum.to.clone(),
            sum.place.as_ref().map(|place| cell(&place.0)).unwrap_or_default(),
            totals.as_of.clone().unwrap_or_default(),
            totals.as_recorded.clone().unwrap_or_default(),
            totals.policy.to_owned(),
            sum.method.to_owned(),
            sum.rule.to_owned(),
            end(sum.sum.low),
            end(sum.sum.high),
            sum.sum.open_low.to_string(),
            sum.sum.open_high.to_string(),
            coverage.events.to_string(),
            coverage.counted.to_string(),
            coverage.with_number.to_string(),
            coverage.contested.to_string(),
            ids(&mut sum.counted.iter().map(|one| &one.event)),
            ids(&mut sum.left_out.iter().map(|one| &one.event)),
            "internal".to_owned(),
        ])?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}
