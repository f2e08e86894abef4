//! Where a link or a picture may lead: addresses of the web, mail and telephone, files of the site, checked numbers.

use percent_encoding::percent_decode_str;

use super::pasted;
use crate::diag::{Diagnostic, Place, codes};

/// A good destination.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    Link(String),
    /// The path of a checked number.
    Data(String),
}

/// What is wrong with a destination.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    Nowhere,
    Invisible,
    Scheme(String),
    /// The path as it should be written.
    WindowsPath(String),
    AbsolutePath,
    ProtocolRelative,
    /// What was probably meant.
    Address(Option<String>),
    Elsewhere,
}

/// Where a link leads, from its destination without `\` and entities.
pub(super) fn link(destination: &str) -> Result<Target, Wrong> {
    let (destination, scheme) = checked(destination)?;
    if let Some((scheme, rest)) = scheme {
        return match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" => web(destination, rest),
            "mailto" if rest.split('?').next().is_some_and(|to| to.contains('@')) => without_spaces(destination, ""),
            "tel" if rest.contains(|char: char| char.is_ascii_digit()) => without_spaces(destination, ""),
            "mailto" | "tel" => Err(Wrong::Address(None)),
            "data" if is_data_path(rest) => Ok(Target::Data(rest.to_owned())),
            _ => Err(Wrong::Scheme(scheme.to_owned())),
        };
    }
    if destination.starts_with("www.") {
        return Err(Wrong::Address(Some(format!("https://{destination}"))));
    }
    if is_mailbox(destination) {
        return Err(Wrong::Address(Some(format!("mailto:{destination}"))));
    }
    relative(destination).map(Target::Link)
}

/// The file that a picture is, from its destination.
pub(super) fn picture(destination: &str) -> Result<String, Wrong> {
    let (destination, scheme) = checked(destination)?;
    match scheme {
        Some((scheme, _)) if ["http", "https"].contains(&scheme.to_ascii_lowercase().as_str()) => Err(Wrong::Elsewhere),
        Some((scheme, _)) => Err(Wrong::Scheme(scheme.to_owned())),
        None if destination.starts_with("//") || destination.starts_with("www.") => Err(Wrong::Elsewhere),
        None if destination.starts_with(['#', '?']) => Err(Wrong::Nowhere),
        None => relative(destination),
    }
}

/// The problem, with the place and the text of the destination.
pub(super) fn problem(wrong: &Wrong, place: Place, destination: &str) -> Diagnostic {
    match wrong {
        Wrong::Nowhere => codes::markdown::link_nowhere(place),
        Wrong::Invisible => codes::markdown::address_invisible(place),
        Wrong::Scheme(scheme) => codes::markdown::unknown_scheme(place, scheme),
        Wrong::WindowsPath(corrected) => codes::markdown::windows_path(place, destination, corrected),
        Wrong::AbsolutePath => codes::markdown::absolute_path(place, destination),
        Wrong::ProtocolRelative => codes::markdown::protocol_relative(place, destination),
        Wrong::Address(corrected) => codes::markdown::address(place, destination, corrected.as_deref()),
        Wrong::Elsewhere => codes::markdown::picture_elsewhere(place, destination),
    }
}

/// What holds for links and pictures: something is there, all of it can be seen, and it is no path of Windows.
/// Gives the destination, and its scheme with what follows.
fn checked(destination: &str) -> Result<(&str, Option<Scheme<'_>>), Wrong> {
    // Not `trim`, which takes away signs that only seem to be spaces.
    let destination = destination.trim_matches([' ', '\t', '\n', '\r']);
    if destination.is_empty() || destination == "#" {
        return Err(Wrong::Nowhere);
    }
    if has_hidden(destination) {
        return Err(Wrong::Invisible);
    }
    let scheme = scheme(destination);
    let own_disk = scheme.is_some_and(|(scheme, _)| scheme.len() == 1);
    if own_disk || destination.starts_with("\\\\") {
        let name = destination.rsplit(['\\', '/', ':']).next().unwrap_or_default();
        return Err(Wrong::WindowsPath(name.to_owned()));
    }
    if scheme.is_none() && destination.contains('\\') {
        return Err(Wrong::WindowsPath(destination.replace('\\', "/")));
    }
    Ok((destination, scheme))
}

fn has_hidden(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, b'\t' | b'\n' | b'\r')) || pasted::is_in(text)
}

/// What stands before the `:` of an address, and what follows.
type Scheme<'a> = (&'a str, &'a str);

fn scheme(destination: &str) -> Option<Scheme<'_>> {
    let (scheme, rest) = destination.split_once(':')?;
    let letters = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+.-".contains(&byte));
    letters.then_some((scheme, rest))
}

fn web(destination: &str, rest: &str) -> Result<Target, Wrong> {
    let host = rest.strip_prefix("//").and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    if host.is_empty() || host.contains(char::is_whitespace) {
        return Err(Wrong::Address(None));
    }
    without_spaces(destination, "%20")
}

fn without_spaces(destination: &str, instead: &str) -> Result<Target, Wrong> {
    match destination.contains(char::is_whitespace) {
        true => Err(Wrong::Address(Some(destination.replace(char::is_whitespace, instead)))),
        false => Ok(Target::Link(destination.to_owned())),
    }
}

/// Whether this is the path of a number (`editions/titles`) rather than the contents of a file (`image/png;base64,…`).
fn is_data_path(path: &str) -> bool {
    let media = ["application/", "audio/", "font/", "image/", "text/", "video/"];
    !path.is_empty()
        && path.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"/-_.".contains(&byte))
        && !media.iter().any(|media| path.starts_with(media))
}

/// Whether this is `name@example.org`. A picture for fine screens, `photo@2x.jpg`, is not.
fn is_mailbox(destination: &str) -> bool {
    destination.split_once('@').is_some_and(|(name, host)| {
        let host_letters = host.starts_with(|first: char| first.is_alphabetic());
        !name.is_empty() && host_letters && host.contains('.') && !destination.contains(['/', '#', '?'])
    })
}

/// A path from this file to another one, or a heading of this one.
fn relative(destination: &str) -> Result<String, Wrong> {
    if destination.starts_with("//") {
        return Err(Wrong::ProtocolRelative);
    }
    if destination.starts_with('/') {
        return Err(Wrong::AbsolutePath);
    }
    Ok(decoded(destination))
}

/// The path with its `%20` as characters, unless that would change what it means.
fn decoded(path: &str) -> String {
    let unchanged = |text: &str| {
        let signs = |text: &str| text.matches(['#', '?', '\\', ':']).count();
        signs(text) == signs(path) && !has_hidden(text)
    };
    if !path.contains('%') {
        return path.to_owned();
    }
    match percent_decode_str(path).decode_utf8() {
        Ok(text) if unchanged(&text) => text.into_owned(),
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn good(destination: &str) -> String {
        match link(destination) {
            Ok(Target::Link(link)) => link,
            other => panic!("{destination}: {other:?}"),
        }
    }

    fn wrong(destination: &str) -> Wrong {
        link(destination).expect_err(destination)
    }

    #[test]
    fn addresses_of_the_web_mail_and_telephone_are_good() {
        for address in ["https://x.org/a--b?c=d#e", "HTTP://x.org", "mailto:a@x.org?subject=b", "tel:+371-2"] {
            assert_eq!(good(address), address);
        }
    }

    #[test]
    fn paths_and_headings_are_good_and_lose_their_percent_signs() {
        assert_eq!(good(" ../a%20b.md#c "), "../a b.md#c");
        assert_eq!(good("#c"), "#c");
        assert_eq!(good("photo@2x.jpg"), "photo@2x.jpg");
        assert_eq!(good("a%23b.md"), "a%23b.md");
        assert_eq!(good("a%ffb.md"), "a%ffb.md");
    }

    #[test]
    fn other_schemes_are_refused_however_they_are_written() {
        for scheme in ["javascript:alert(1)", "JavaScript:x", "file:///etc/passwd", "vbscript:x", "ftp://x.org"] {
            assert!(matches!(wrong(scheme), Wrong::Scheme(_)), "{scheme}");
        }
        for data in ["data:image/png;base64,AAAA", "data:text/html,x", "data:image/png", "data:", "data:A/b"] {
            assert_eq!(wrong(data), Wrong::Scheme("data".into()), "{data}");
        }
        assert_eq!(wrong("java\tscript:x"), Wrong::Invisible);
        assert_eq!(wrong("java\u{ad}script:x"), Wrong::Invisible);
        assert_eq!(wrong("https://example.org/\u{b}"), Wrong::Invisible);
    }

    #[test]
    fn a_checked_number_has_a_path() {
        assert_eq!(link("data:editions/2026/titles"), Ok(Target::Data("editions/2026/titles".into())));
    }

    #[test]
    fn paths_of_other_systems_are_refused() {
        assert_eq!(wrong(r"photos\a.jpg"), Wrong::WindowsPath("photos/a.jpg".into()));
        assert_eq!(wrong(r"C:\photos\a.jpg"), Wrong::WindowsPath("a.jpg".into()));
        assert_eq!(wrong(r"\\server\a.jpg"), Wrong::WindowsPath("a.jpg".into()));
        assert_eq!(wrong("/a.md"), Wrong::AbsolutePath);
        assert_eq!(wrong("//x.org"), Wrong::ProtocolRelative);
    }

    #[test]
    fn incomplete_addresses_are_refused_with_what_was_meant() {
        let meant = |address: &str| Wrong::Address(Some(address.to_owned()));
        assert_eq!(wrong("www.x.org/a"), meant("https://www.x.org/a"));
        assert_eq!(wrong("info@x.org"), meant("mailto:info@x.org"));
        assert_eq!(wrong("https://x.org/a b"), meant("https://x.org/a%20b"));
        assert_eq!(wrong("tel:+371 2 3"), meant("tel:+37123"));
        for address in ["https:", "https:x.org", "http://", "https://?x", "mailto:", "tel:x"] {
            assert_eq!(wrong(address), Wrong::Address(None), "{address}");
        }
        assert_eq!(wrong("#"), Wrong::Nowhere);
    }

    #[test]
    fn a_picture_is_a_file_of_the_site() {
        assert_eq!(picture("photos/a%20b.jpg"), Ok("photos/a b.jpg".into()));
        assert_eq!(picture("https://x.org/a.jpg"), Err(Wrong::Elsewhere));
        assert_eq!(picture("//x.org/a.jpg"), Err(Wrong::Elsewhere));
        assert_eq!(picture("data:editions/titles"), Err(Wrong::Scheme("data".into())));
        assert_eq!(picture("#a"), Err(Wrong::Nowhere));
        assert_eq!(picture("/a.jpg"), Err(Wrong::AbsolutePath));
    }
}
