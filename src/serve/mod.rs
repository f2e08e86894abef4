//! The development server: builds a site whenever its folder changes, and shows the result in browsers.
//!
//! One loop reads, builds and shows; the [`server`] hands out what is shown last; [`watch`] says when to look again.
//! A build that fails is shown over the last good site. Of what the files contain this module knows nothing, and it
//! prints nothing: both are up to the [`Project`].

mod live;
mod media_type;
mod server;
mod watch;

use std::fmt;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use crate::build::{Options, Outcome};
use crate::diag::{Resolved, Severity};
use crate::disk::{self, Key, ReadCache};
use crate::source::{MemoryReader, Sources};
use live::{Live, Problems};
use watch::Watch;

/// The port that is tried first.
const PORT: u16 = 4000;

/// How many ports are tried.
const PORTS: u16 = 20;

/// What to serve.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The site's folder.
    pub root: PathBuf,
    /// None takes the first free one from 4000 on.
    pub port: Option<u16>,
    /// Looks for changes again and again, for disks that tell of none.
    pub poll: bool,
    /// Names of hosts, in small letters, under which this computer is reached beside its own: of a server that passes requests on.
    pub hosts: Vec<String>,
}

/// What the server needs to know about a site's program.
pub trait Project {
    /// The options for building `sources` now.
    fn options(&self, sources: &Sources) -> Options;
    fn build(&mut self, sources: &Sources, options: &Options) -> Outcome;
    /// Diagnostics as text without colours.
    fn text(&self, diagnostics: &[Resolved]) -> String;
    /// Something worth telling on the terminal happened.
    fn tell(&mut self, event: Event);
}

/// What happened.
#[derive(Debug, Clone, Copy)]
pub enum Event<'a> {
    /// The server answers from now on.
    Listening { address: SocketAddr },
    /// The system tells of no changes, so the server looks for them by itself.
    Polling { reason: &'a str },
    /// The site was built, and is shown unless it has errors.
    Built { diagnostics: &'a [Resolved], took: Duration },
    /// The search index of the site that was built last is ready.
    Indexed { took: Duration },
}

/// Why there is no server; a sentence.
#[derive(Debug)]
pub enum ServeError {
    /// Nothing can listen on that port.
    Port { port: u16, error: std::io::Error },
    /// The system refused to start it.
    Start(std::io::Error),
}

/// Serves a site until the process ends; returns only if it cannot begin.
pub fn serve(settings: &Settings, project: &mut dyn Project) -> ServeError {
    let (listener, address) = match listen(settings.port) {
        Ok(listening) => listening,
        Err(error) => return error,
    };
    let (mut watch, trouble) = Watch::new(&settings.root, settings.poll);
    let run = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |time| time.as_millis());
    let live = Arc::new(Live::new(run, Arc::new(MemoryReader::default())));
    if let Err(error) = server::start(listener, live.clone(), &settings.hosts) {
        return ServeError::Start(error);
    }
    project.tell(Event::Listening { address });
    if let Some(reason) = &trouble {
        project.tell(Event::Polling { reason });
    }
    let mut cache = ReadCache::default();
    let mut last = None;
    loop {
        let sources = disk::read(&settings.root, &mut cache);
        let options = project.options(&sources);
        let key = Some(Key::of(&sources, &options));
        let is_interrupted = last != key && rebuild(&live, &sources, &options, project, &mut watch);
        last = key.filter(|_| !is_interrupted);
        if !is_interrupted {
            watch.wait();
        }
    }
}

/// Builds and shows a site, first without the search index, so that an edit is seen at once. Whether something changed
/// meanwhile, so that the index was left for the next time.
fn rebuild(live: &Live, sources: &Sources, options: &Options, project: &mut dyn Project, watch: &mut Watch) -> bool {
    let begin = Instant::now();
    let outcome = project.build(sources, &Options { search: false, ..options.clone() });
    let is_good = outcome.bundle.is_some();
    match outcome.bundle {
        Some(bundle) => live.show(bundle, sources.reader.clone()),
        None => live.show_problems(problems(&outcome.diagnostics, project)),
    }
    project.tell(Event::Built { diagnostics: &outcome.diagnostics, took: begin.elapsed() });
    if !is_good || !options.search {
        return false;
    }
    if watch.has_news() {
        return true;
    }
    let begin = Instant::now();
    let outcome = project.build(sources, options);
    match outcome.bundle {
        Some(bundle) => {
            live.show_indexed(bundle);
            project.tell(Event::Indexed { took: begin.elapsed() });
        }
        None => {
            live.show_problems(problems(&outcome.diagnostics, project));
            project.tell(Event::Built { diagnostics: &outcome.diagnostics, took: begin.elapsed() });
        }
    }
    false
}

fn problems(diagnostics: &[Resolved], project: &dyn Project) -> Problems {
    let errors = diagnostics.iter().filter(|resolved| resolved.diagnostic.severity == Severity::Error).count();
    let title = match errors {
        1 => "The site could not be built: there is 1 error".to_owned(),
        errors => format!("The site could not be built: there are {errors} errors"),
    };
    // What keeps the site from being shown comes first.
    let mut sorted = diagnostics.to_vec();
    sorted.sort_by_key(|resolved| resolved.diagnostic.severity);
    Problems { title, text: project.text(&sorted) }
}

/// Takes the port that is asked for, or the first free one.
fn listen(port: Option<u16>) -> Result<(TcpListener, SocketAddr), ServeError> {
    let bind = |port| {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let address = listener.local_addr()?;
        Ok((listener, address))
    };
    match port {
        Some(port) => bind(port).map_err(|error| ServeError::Port { port, error }),
        None => (PORT..PORT + PORTS - 1)
            .find_map(|port| bind(port).ok())
            .map_or_else(|| bind(PORT + PORTS - 1).map_err(|error| ServeError::Port { port: PORT, error }), Ok),
    }
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Port { port, error } if error.kind() == std::io::ErrorKind::AddrInUse => write!(
                f,
                "Port {port} is in use by another program: end that program, or choose another port with `--port`."
            ),
            Self::Port { port, error } => {
                write!(f, "Port {port} cannot be used ({error}): choose another one with `--port`.")
            }
            Self::Start(error) => write!(f, "The server could not be started: {error}."),
        }
    }
}
