//! The forms of `x-value`: what a text has to look like, and how that is said.

use serde_yaml::Value;

use super::expected::Expected;
use crate::values::{Date, Lang, Period, is_id};

/// Whether a text has the form; for dates see [`is_date`].
pub fn fits(form: Expected, text: &str) -> bool {
    match form {
        Expected::Url => is_url(text),
        Expected::Email => is_email(text),
        Expected::Country => text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase()),
        Expected::Currency => text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase()),
        Expected::Language => Lang::is_code(text),
        Expected::Id => is_id(text),
        Expected::File => is_file(text),
        // The others have a pattern of their own, or are not texts.
        _ => true,
    }
}

/// Whether a text or a number is a date or a period that exists.
pub fn is_date(form: Expected, value: &Value) -> bool {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => match number.as_u64() {
            Some(year) => format!("{year:04}"),
            None => return false,
        },
        _ => return false,
    };
    if form == Expected::Period { text.parse::<Period>().is_ok() } else { text.parse::<Date>().is_ok() }
}

fn is_url(text: &str) -> bool {
    if let Some(address) = text.strip_prefix("mailto:") {
        return is_email(address);
    }
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or("");
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    let is_clean =
        |character: char| !character.is_whitespace() && !character.is_control() && !"<>\"\\`{}|^".contains(character);
    !host.is_empty() && !host.starts_with(['.', ':', '@']) && text.chars().all(is_clean)
}

fn is_email(text: &str) -> bool {
    let is_plain = |part: &str| {
        let is_known = |character: char| character.is_alphanumeric() || ".-_+'&/=!#$%*?~".contains(character);
        !part.is_empty() && part.chars().all(is_known)
    };
    text.split_once('@').is_some_and(|(name, host)| {
        is_plain(name) && is_plain(host) && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
    })
}

/// A relative name, as it works on every system and in every address.
fn is_file(text: &str) -> bool {
    !text.contains(['\\', ':', '\0']) && text.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

/// The first code of HTML in a text, such as `&nbsp;`.
pub fn html_entity(text: &str) -> Option<&str> {
    // Those that programs write for letters and signs of Europe, not all that there are: `R&D;` is none.
    const NAMES: &str = "nbsp amp lt gt quot apos shy ndash mdash hellip laquo raquo bdquo ldquo rdquo lsquo rsquo sbquo lsaquo rsaquo ensp emsp thinsp zwnj zwj \
        iexcl cent pound curren yen brvbar sect uml copy ordf not reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm frac14 frac12 \
        frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute \
        Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute \
        ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml OElig \
        oelig Scaron scaron Zcaron zcaron Ccaron ccaron Ncaron ncaron Rcaron rcaron Ecaron ecaron Amacr amacr Emacr emacr Imacr imacr Omacr omacr Umacr \
        umacr Aogon aogon Eogon eogon Iogon iogon Uogon uogon Cacute cacute Nacute nacute Sacute sacute Zacute zacute Zdot zdot Edot edot Lstrok lstrok \
        Gcedil gcedil Kcedil kcedil Lcedil lcedil Ncedil ncedil Rcedil rcedil euro trade bull dagger Dagger permil prime Prime larr uarr rarr darr harr \
        NewLine Tab lpar rpar comma period colon semi excl quest num dollar percnt ast plus equals commat lsqb rsqb lowbar grave lcub rcub verbar \
        check AMP LT GT QUOT COPY REG minus le ge ne asymp infin circ tilde";
    text.match_indices('&').find_map(|(start, _)| {
        let name = text[start + 1..].split_once(';')?.0;
        let is_number = name.strip_prefix('#').is_some_and(|digits| {
            !digits.is_empty()
                && digits.len() <= 6
                && digits.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'x')
        });
        (is_number || NAMES.split_whitespace().any(|known| known == name)).then(|| &text[start..start + name.len() + 2])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(form: Expected, right: &[&str], wrong: &[&str]) {
        for text in right {
            assert!(fits(form, text), "{text} is {}", form.noun());
        }
        for text in wrong {
            assert!(!fits(form, text), "{text} is not {}", form.noun());
        }
    }

    #[test]
    fn web_addresses_are_whole() {
        let right = [
            "https://example.org",
            "http://a.lv/ā?b=c#d",
            "mailto:office@example.org",
            "https://[::1]:80/x",
            "https://localhost",
        ];
        let wrong = [
            "www.example.org",
            "example.org",
            "ftp://a.b",
            "https://",
            "https:///x",
            "javascript:alert(1)",
            "https://a b",
            "mailto:x",
            "data:text/html,x",
            "//a.b",
            "HTTPS//a",
            "",
        ];
        check(Expected::Url, &right, &wrong);
    }

    #[test]
    fn mail_addresses_have_a_name_and_a_host() {
        let right = ["office@example.org", "a.b+c@d-e.co.uk", "jānis@piemērs.lv"];
        check(Expected::Email, &right, &["office", "a@b", "a@@b.c", "a b@c.d", "@b.c", "a@.c", "a@b.", "Name <a@b.c>"]);
    }

    #[test]
    fn files_stand_beside_their_entry() {
        let right = ["plan.pdf", "photos/a.jpg", "Ā b.pdf"];
        check(
            Expected::File,
            &right,
            &["../plan.pdf", "photos\\a.jpg", "/plan.pdf", "C:/plan.pdf", "a//b", "./a", "a/../b", "", "https://a.b/c"],
        );
    }

    #[test]
    fn dates_exist() {
        let date = |text: &str| is_date(Expected::Date, &Value::String(text.into()));
        assert!(date("2024-02-29") && !date("2023-02-29") && !date("27.04.2024") && !date("2024/2025"));
        assert!(is_date(Expected::Date, &Value::from(2024)) && is_date(Expected::Date, &Value::from(999)));
        assert!(
            !is_date(Expected::Date, &Value::from(20240427))
                && !is_date(Expected::Date, &Value::from(2024.5))
                && !is_date(Expected::Date, &Value::from(0))
        );
        assert!(is_date(Expected::Period, &Value::String("2024-04/..".into())));
    }

    #[test]
    fn codes_of_html_are_found() {
        assert_eq!(html_entity("a&nbsp;b"), Some("&nbsp;"));
        assert_eq!(html_entity("Q&A; c&#8211;d"), Some("&#8211;"));
        assert_eq!(html_entity("R&eacute;d"), Some("&eacute;"));
        assert_eq!(html_entity("Li&Scaron;"), Some("&Scaron;"));
        assert_eq!(html_entity("R&D; salt & pepper; AT&T"), None);
    }
}
