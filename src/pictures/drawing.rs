//! SVG drawings, which are shown as they are: whether one is only a drawing.
//!
//! An SVG file is a program of its own when somebody opens it by its address, and asks other hosts for whatever it names. So one
//! that holds scripts, parts of web pages or addresses is refused. It is not cleaned: what is left of it might be another picture.

use std::borrow::Cow;

const SCRIPT: &str = "a script";
const PAGE: &str = "a part of a web page";
const ELSEWHERE: &str = "the address of something outside of it";
const DEFINITIONS: &str = "abbreviations of its own (`ENTITY`)";
const ENCODING: &str = "another encoding than UTF-8";
const BROKEN: &str = "something that is no XML";

/// Elements that run something.
const RUNNING: [&str; 3] = ["handler", "listener", "script"];

/// Elements of web pages.
const OF_PAGES: [&str; 15] = [
    "applet",
    "audio",
    "base",
    "body",
    "canvas",
    "embed",
    "foreignobject",
    "form",
    "html",
    "iframe",
    "input",
    "link",
    "meta",
    "object",
    "video",
];

/// Attributes that name what is loaded, or where a click leads.
const ADDRESSES: [&str; 8] = ["action", "data", "formaction", "href", "poster", "src", "srcdoc", "srcset"];

/// What a drawing has in it that none needs and that could do something to visitors; completes "it holds …".
pub fn fault(bytes: &[u8]) -> Option<&'static str> {
    let Ok(text) = std::str::from_utf8(bytes) else { return Some(ENCODING) };
    let mut rest = text.trim_start_matches('\u{feff}');
    while let Some(at) = rest.find('<') {
        let tag = rest.get(at..).unwrap_or_default();
        match inside(tag) {
            Ok(length) => rest = tag.get(length..).unwrap_or_default(),
            Err(fault) => return Some(fault),
        }
    }
    of_style(text)
}

/// Looks at the tag, comment or instruction that a text begins with; its length.
fn inside(tag: &str) -> Result<usize, &'static str> {
    let end = |end: &str| tag.find(end).map(|at| at + end.len()).ok_or(BROKEN);
    if tag.starts_with("<!--") {
        end("-->")
    } else if tag.starts_with("<![CDATA[") {
        end("]]>")
    } else if tag.starts_with("<!") {
        definitions(tag)
    } else if tag.starts_with("<?") {
        let length = end("?>")?;
        let own = tag.get(..length).unwrap_or_default().to_ascii_lowercase();
        if own.starts_with("<?xml-stylesheet") {
            return Err(ELSEWHERE);
        }
        if own.starts_with("<?xml ") && !is_readable(&own) {
            return Err(ENCODING);
        }
        Ok(length)
    } else if tag.starts_with("</") {
        end(">")
    } else {
        element(tag)
    }
}

/// Whether the encoding that a file declares leaves the letters of ASCII as they are.
fn is_readable(declaration: &str) -> bool {
    let Some((_, after)) = declaration.split_once("encoding") else { return true };
    let name = after.trim_start_matches(|sign: char| sign.is_whitespace() || matches!(sign, '=' | '"' | '\''));
    ["utf-8", "utf8", "us-ascii", "iso-8859-", "windows-"].iter().any(|known| name.starts_with(known))
}

/// The document type. What it names elsewhere no browser loads, but what it defines could stand for anything.
fn definitions(tag: &str) -> Result<usize, &'static str> {
    let end = tag.find('>').ok_or(BROKEN)?;
    if tag.get(..end).is_some_and(|own| own.contains('[')) { Err(DEFINITIONS) } else { Ok(end + 1) }
}

/// Looks at the beginning of an element with its attributes.
fn element(tag: &str) -> Result<usize, &'static str> {
    let is_end = |sign: char| sign.is_whitespace() || matches!(sign, '/' | '>' | '=' | '"' | '\'' | '<');
    let name_at = |at: usize| {
        let rest = tag.get(at..).unwrap_or_default();
        rest.get(..rest.find(is_end).unwrap_or(rest.len())).unwrap_or_default()
    };
    let name = local(name_at(1));
    if RUNNING.contains(&&*name) {
        return Err(SCRIPT);
    }
    if OF_PAGES.contains(&&*name) {
        return Err(PAGE);
    }
    let mut at = 1 + name_at(1).len();
    loop {
        let rest = tag.get(at..).unwrap_or_default();
        let trimmed = rest.trim_start();
        at += rest.len() - trimmed.len();
        match trimmed.chars().next() {
            None => return Err(BROKEN),
            Some('>') => return Ok(at + 1),
            Some('/') => at += 1,
            Some(_) => {
                let name = name_at(at);
                let after = tag.get(at + name.len()..).unwrap_or_default().trim_start();
                let after = after.strip_prefix('=').ok_or(BROKEN)?.trim_start();
                let quote = after.chars().next().filter(|quote| matches!(quote, '"' | '\'')).ok_or(BROKEN)?;
                let value = after.get(1..).and_then(|value| value.split_once(quote)).ok_or(BROKEN)?.0;
                attribute(name, value)?;
                at = tag.len() - after.len() + value.len() + 2;
            }
        }
    }
}

fn attribute(name: &str, value: &str) -> Result<(), &'static str> {
    let name = local(name);
    // Browsers take no notice of spaces and line ends within an address.
    let value: String = plain(value).chars().filter(|sign| !sign.is_whitespace() && !sign.is_control()).collect();
    let value = value.to_lowercase();
    let is_animated_handler = name == "attributename" && (local(&value) == "href" || local(&value).starts_with("on"));
    if name.starts_with("on") || is_animated_handler || value.contains("javascript:") || value.contains("vbscript:") {
        return Err(SCRIPT);
    }
    if value.contains("www.w3.org/1999/xhtml") || value.contains("www.w3.org/1998/math") {
        return Err(PAGE);
    }
    if name == "base" || ADDRESSES.contains(&&*name) && !is_within(&value) {
        return Err(ELSEWHERE);
    }
    Ok(())
}

/// Whether an address names a part of the drawing, or is a picture itself.
fn is_within(address: &str) -> bool {
    let pictures = ["png", "jpeg", "jpg", "gif", "webp"];
    let is_picture = |rest: &str| {
        pictures.iter().any(|kind| rest.strip_prefix(kind).is_some_and(|rest| rest.starts_with([';', ','])))
    };
    address.is_empty() || address.starts_with('#') || address.strip_prefix("data:image/").is_some_and(is_picture)
}

/// A name without its prefix, in small letters.
fn local(name: &str) -> String {
    name.rsplit_once(':').map_or(name, |(_, name)| name).to_lowercase()
}

/// What styles load, wherever they stand.
fn of_style(text: &str) -> Option<&'static str> {
    let text = unescaped(&plain(text)).to_lowercase();
    if ["@import", "image-set(", "-moz-binding", "expression("].iter().any(|word| text.contains(word)) {
        return Some(ELSEWHERE);
    }
    let mut addresses =
        text.split("url(").skip(1).map(|after| after.trim_start_matches([' ', '\t', '\n', '\r', '"', '\'']));
    let is_foreign = addresses.any(|address| !is_within(address.get(..32).unwrap_or(address)));
    is_foreign.then_some(ELSEWHERE)
}

/// A text with the characters in it that were written as numbers or by name.
fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut parts = text.split('&');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let named = part.split_once(';').and_then(|(name, rest)| Some((character(name)?, rest)));
        match named {
            Some((character, rest)) => {
                plain.push(character);
                plain.push_str(rest);
            }
            None => {
                plain.push('&');
                plain.push_str(part);
            }
        }
    }
    Cow::Owned(plain)
}

fn character(name: &str) -> Option<char> {
    let number = name.strip_prefix('#').map(|number| match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    });
    match (number, name) {
        (Some(number), _) => char::from_u32(number.ok()?),
        (None, "amp") => Some('&'),
        (None, "lt") => Some('<'),
        (None, "gt") => Some('>'),
        (None, "quot") => Some('"'),
        (None, "apos") => Some('\''),
        (None, _) => None,
    }
}

/// A text with the escapes of style sheets written out: `\75 rl` is `url`.
fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut parts = text.split('\\');
    plain.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let digits = part.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
        let (hex, rest) = part.split_at(digits);
        match u32::from_str_radix(hex, 16).ok().and_then(char::from_u32) {
            Some(character) => {
                plain.push(character);
                plain.push_str(rest.strip_prefix([' ', '\n', '\t']).unwrap_or(rest));
            }
            None => plain.push_str(part),
        }
    }
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests;
