//! A second process: the test binary runs one of its own ignored tests, which then plays a part.

use std::process::{Child, Command, Stdio};

/// Tells a test that it is to play its part; the value is up to the test.
const PART: &str = "PEARLS_TEST_PART";

/// A command that runs the ignored test `name` with `part`.
pub fn command(name: &str, part: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--ignored", "--exact", "--nocapture", "--test-threads=1", name]).env(PART, part);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// What this process is to play; None in the process that the tests began in.
pub fn part() -> Option<String> {
    std::env::var(PART).ok()
}

/// Kills and buries a process when a test ends, however it ends.
pub struct Kill(pub Child);

impl Drop for Kill {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
