//! The one place where work is parallel and results are kept: applying a pure function to many items.
//!
//! A result is looked up by the hash of everything that it depends on, computed if it is not there, and forgotten when
//! a later run does not ask for it. Diagnostics are part of the results, so a hit replays them. There is no dependency
//! graph: if a key holds all that a function reads, a stale result cannot be found.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

use rayon::prelude::*;

use crate::source::Hash;

/// Starts the threads that work is done on. Where the system allows no more of them, this one does all of it.
pub fn start() {
    if rayon::ThreadPoolBuilder::new().build_global().is_err() {
        // Fails where the threads have been started before, which is as well.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global();
    }
}

/// Keeps results that are costly from process to process. The shell hands it in; whatever it does costs time at most.
pub trait Store: Send + Sync {
    /// The very bytes that were put in, or None.
    fn get(&self, key: &Hash) -> Option<Vec<u8>>;
    fn put(&self, key: &Hash, bytes: &[u8]);
    /// Forgets everything else.
    fn keep_only(&self, keys: &[Hash]);
}

/// Results of a pure function by the hash of its input.
pub(crate) struct Memo<V> {
    results: HashMap<Hash, Known<V>, BuildHasherDefault<FirstBytes>>,
}

/// A result and the exact hash of its input.
struct Known<V> {
    exact: Hash,
    result: Arc<V>,
}

/// A result with the hashes under which it is to be found the next time.
struct Found<V> {
    quick: Option<Hash>,
    exact: Hash,
    result: Arc<V>,
}

impl<V> Default for Memo<V> {
    fn default() -> Self {
        Self { results: HashMap::default() }
    }
}

impl<V: Send + Sync> Memo<V> {
    /// The results for `items`, in their order. `prepare` gives what `compute` reads, and its hash; it runs for every item,
    /// `compute` only where the hash is not known.
    pub fn map<I: Sync, P>(
        &mut self,
        items: &[I],
        prepare: impl Fn(&I) -> (Hash, P) + Sync,
        compute: impl Fn(&I, P) -> V + Sync,
    ) -> Vec<Arc<V>> {
        self.map_quickly(items, |_| None, prepare, compute)
    }

    /// The same, where a hash can be had without preparing anything: `quick` must cover at least what `prepare` reads. An
    /// item whose quick hash has changed is prepared and looked up by the exact one.
    pub(crate) fn map_quickly<I: Sync, P>(
        &mut self,
        items: &[I],
        quick: impl Fn(&I) -> Option<Hash> + Sync,
        prepare: impl Fn(&I) -> (Hash, P) + Sync,
        compute: impl Fn(&I, P) -> V + Sync,
    ) -> Vec<Arc<V>> {
        let known = &self.results;
        let results: Vec<Found<V>> = items
            .par_iter()
            .map(|item| {
                let quick = quick(item);
                if let Some(Known { exact, result }) = quick.and_then(|quick| known.get(&quick)) {
                    return Found { quick, exact: *exact, result: result.clone() };
                }
                let (exact, prepared) = prepare(item);
                let result = known.get(&exact).map(|known| known.result.clone());
                Found { quick, exact, result: result.unwrap_or_else(|| Arc::new(compute(item, prepared))) }
            })
            .collect();
        self.results = results.iter().flat_map(Found::keys).collect();
        results.into_iter().map(|found| found.result).collect()
    }

    /// Forgets results that did not depend on the input alone.
    pub(crate) fn forget(&mut self, is_fleeting: impl Fn(&V) -> bool) {
        self.results.retain(|_, known| !is_fleeting(&known.result));
    }
}

impl<V> Found<V> {
    /// The result under its exact hash, and under its quick one.
    fn keys(&self) -> impl Iterator<Item = (Hash, Known<V>)> {
        let known = |hash| (hash, Known { exact: self.exact, result: self.result.clone() });
        std::iter::once(self.exact).chain(self.quick).map(known)
    }
}

/// Applies a pure function to many items in parallel, in their order, where keeping results would not pay.
pub fn map<I: Sync, V: Send>(items: &[I], compute: impl Fn(&I) -> V + Sync + Send) -> Vec<V> {
    items.par_iter().map(compute).collect()
}

/// Runs two things side by side.
pub fn join<A: Send, B: Send>(a: impl FnOnce() -> A + Send, b: impl FnOnce() -> B + Send) -> (A, B) {
    rayon::join(a, b)
}

/// A hasher for keys that are hashes already: it takes their first eight bytes.
#[derive(Default)]
pub(crate) struct FirstBytes(u64);

impl Hasher for FirstBytes {
    fn write(&mut self, bytes: &[u8]) {
        for (shift, byte) in bytes.iter().take(8).enumerate() {
            self.0 ^= u64::from(*byte) << (8 * shift);
        }
    }

    fn write_usize(&mut self, _: usize) {}

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn a_result_is_computed_once_and_forgotten_when_nobody_asks() {
        let (mut memo, calls) = (Memo::<String>::default(), AtomicUsize::new(0));
        let mut run = |items: &[&str]| -> Vec<String> {
            let prepare = |item: &&str| (Hash::of(item.as_bytes()), ());
            let compute = |item: &&str, ()| {
                calls.fetch_add(1, Ordering::Relaxed);
                item.to_uppercase()
            };
            memo.map(items, prepare, compute).iter().map(|result| result.to_string()).collect()
        };
        assert_eq!(run(&["a", "b"]), ["A", "B"]);
        assert_eq!(run(&["b", "c"]), ["B", "C"]);
        assert_eq!(calls.load(Ordering::Relaxed), 3);
        assert_eq!(run(&["a"]), ["A"]);
        assert_eq!(calls.load(Ordering::Relaxed), 4, "`a` was forgotten");
    }
}
