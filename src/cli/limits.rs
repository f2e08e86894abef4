//! Limits of the system that end a program in the middle of a word, unless it says that it wants to hear of them.

/// From now on a write that goes over the limit of a file's size (`ulimit -f`) fails like one on a full disk, with a sentence. By
/// default the system ends the program.
#[cfg(unix)]
pub(super) fn hear_of_large_files() {
    use tokio::signal::unix::{SignalKind, signal};

    /// `SIGXFSZ` on Linux, macOS and the BSDs.
    const TOO_LARGE: i32 = 25;
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_io().build() else { return };
    let _entered = runtime.enter();
    // Once somebody has listened, the default never comes back.
    let _ = signal(SignalKind::from_raw(TOO_LARGE));
}

/// Other systems have no such limit.
#[cfg(not(unix))]
pub(super) fn hear_of_large_files() {}
