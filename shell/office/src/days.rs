//! Work on many days at once. Input: days and what gives the figures of one. Output: the figures, in the order of the days. How
//! many threads there are changes how long it takes, and nothing else.

use attested_figures::EventFigures;
use attested_model::Day;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// Fewer days are not worth a thread.
const FEW: usize = 8;

/// The figures on each day.
pub fn on_days(days: &[Day], on: &(dyn Fn(Day) -> EventFigures + Sync)) -> Vec<EventFigures> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    if threads < 2 || days.len() < FEW {
        return days.iter().map(|day| on(*day)).collect();
    }
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, EventFigures)>> = Mutex::new(Vec::with_capacity(days.len()));
    // Later days hold more claims: each thread takes the next day that is left. One that panics ends the scope in a panic.
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some((i, day)) = at(days, next.fetch_add(1, Ordering::Relaxed)) {
                    let view = on(day);
                    done.lock().unwrap_or_else(PoisonError::into_inner).push((i, view));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(i, _)| *i);
    done.into_iter().map(|(_, view)| view).collect()
}

fn at(days: &[Day], i: usize) -> Option<(usize, Day)> {
    days.get(i).map(|day| (i, *day))
}
