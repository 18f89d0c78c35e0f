//! Work in parts, each on a thread of its own. Input: the parts. Output: what becomes of each, in their order, so that threads change
//! nothing but the time.

/// Works on every part at once. A part that panics panics here too.
pub(crate) fn in_parts<P: Send, R: Send>(parts: impl IntoIterator<Item = P>, one: impl Fn(P) -> R + Sync) -> Vec<R> {
    let one = &one;
    std::thread::scope(|scope| {
        let working: Vec<_> = parts.into_iter().map(|part| scope.spawn(move || one(part))).collect();
        working.into_iter().map(|part| part.join().unwrap_or_else(|cause| std::panic::resume_unwind(cause))).collect()
    })
}

/// A list in as many parts of one size as there are threads.
pub(crate) fn shares<T>(all: &[T], threads: usize) -> impl Iterator<Item = &[T]> {
    all.chunks(all.len().div_ceil(threads).max(1))
}
