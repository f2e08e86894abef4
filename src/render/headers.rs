//! What a browser is told beside a page: the Content-Security-Policy, and ready-made files for hosts that can send it, and
//! more, as HTTP headers.
//!
//! Every page carries the policy itself, so a site is safe on any host. The files add what a page cannot say.

use crate::route::Address;

/// The policy of all pages. Nothing comes from elsewhere, nothing stands inside pages, and scripts make elements by themselves;
/// the one named policy is for reading documents that are XML.
pub const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
     connect-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; \
     trusted-types pearls-xml";

/// What only a header can forbid: browsers take no notice of it inside a page.
const FRAMES: &str = "frame-ancestors 'none'";

/// The other headers of all answers.
const OTHERS: [(&str, &str); 4] = [
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
];

/// For the theme's files, whose folder is named by their hash: the same address never holds other bytes.
const FOREVER: &str = "public, max-age=31536000, immutable";
/// For everything else: a browser asks whether its copy is still the newest.
const ASK: &str = "no-cache";

/// The type of scripts that are modules, whose ending older servers do not know: browsers run none of another type.
const MODULE: &str = "text/javascript; charset=utf-8";

/// All headers of all answers but how long they may be kept.
fn headers() -> Vec<(&'static str, String)> {
    let csp = ("Content-Security-Policy", format!("{CSP}; {FRAMES}"));
    std::iter::once(csp).chain(OTHERS.map(|(name, value)| (name, value.to_owned()))).collect()
}

/// The files with their addresses. `base_url` is where the site is published; its path stands before those of the assets.
pub fn files(base_url: &str) -> [(Address, String); 4] {
    let site = format!("{}/", path_of(base_url));
    [
        ("_headers".into(), netlify(&site)),
        ("headers/nginx.conf".into(), nginx(&site)),
        ("headers/apache.conf".into(), apache(&site)),
        ("headers/caddy.txt".into(), caddy(&site)),
    ]
}

/// The path of an address, without a final `/`: empty for a site at the top of its host.
fn path_of(url: &str) -> &str {
    let after = url.split_once("://").map_or(url, |(_, after)| after);
    after.find('/').and_then(|at| after.get(at..)).unwrap_or_default().trim_end_matches('/')
}

/// A line for each header.
fn lines(line: impl Fn(&str, &str) -> String) -> String {
    headers().iter().map(|(name, value)| line(name, value)).collect()
}

fn netlify(site: &str) -> String {
    let all = lines(|name, value| format!("  {name}: {value}\n"));
    format!(
        "# Netlify and Cloudflare Pages read this file by themselves.\n\
         /*\n{all}\n{site}assets/*\n  Cache-Control: {FOREVER}\n"
    )
}

/// Blocks of their own, so that other sites of the host keep their headers and their page for what is missing.
fn nginx(site: &str) -> String {
    let all = lines(|name, value| format!("    add_header {name} \"{value}\" always;\n"));
    let all = format!("{all}    error_page 404 {site}404.html;\n");
    format!(
        "# nginx: include this file in the `server` block of the site, in place of a block `location {site}` of your own.\n\
         location {site} {{\n{all}    add_header Cache-Control \"{ASK}\" always;\n}}\n\n\
         location ^~ {site}assets/ {{\n{all}    add_header Cache-Control \"{FOREVER}\";\n    \
         location ~ \\.mjs$ {{\n        types {{ }}\n        default_type \"{MODULE}\";\n    }}\n}}\n"
    )
}

fn apache(site: &str) -> String {
    let is_ours = format!("\"expr=%{{REQUEST_URI}} =~ m#^{site}#\"");
    let all = lines(|name, value| format!("    Header always set {name} \"{value}\" {is_ours}\n"));
    format!(
        "# Apache: include this file in the `VirtualHost` of the site, or put its lines into `.htaccess`.\n\
         <IfModule mod_headers.c>\n{all}    Header set Cache-Control \"{ASK}\" {is_ours}\n    \
         Header set Cache-Control \"{FOREVER}\" \"expr=%{{REQUEST_URI}} =~ m#^{site}assets/#\"\n</IfModule>\n\
         <If \"%{{REQUEST_URI}} =~ m#^{site}#\">\n    ErrorDocument 404 {site}404.html\n</If>\n\
         <IfModule mod_mime.c>\n    AddType \"{MODULE}\" .mjs\n</IfModule>\n"
    )
}

fn caddy(site: &str) -> String {
    let all = lines(|name, value| format!("\t{name} \"{value}\"\n"));
    format!(
        "# Caddy: import this file in the block of the site.\n\
         @site path {site}*\nheader @site {{\n{all}}}\n@assets path {site}assets/*\nheader @assets Cache-Control \"{FOREVER}\"\n\
         @others {{\n\tpath {site}*\n\tnot path {site}assets/*\n}}\nheader @others Cache-Control \"{ASK}\"\n\
         handle_errors {{\n\t@missing {{\n\t\tpath {site}*\n\t\texpression {{http.error.status_code}} == 404\n\t}}\n\t\
         rewrite @missing {site}404.html\n\tfile_server\n}}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_sends_the_policy_of_the_pages_and_all_other_headers() {
        for (address, text) in files("https://example.org") {
            for (name, value) in headers() {
                assert!(text.contains(name) && text.contains(&value), "{address} lacks {name}:\n{text}");
            }
            assert!(text.contains(&format!("{CSP}; {FRAMES}")), "{address} has another policy");
            assert!(text.contains(FOREVER) && text.contains("/assets/"), "{address} does not keep assets");
            assert!(address == "_headers" || text.contains("/404.html"), "{address} does not answer what is missing");
        }
        assert!(!CSP.contains("frame-ancestors"), "browsers warn of it inside a page");
        assert!(!CSP.contains("unsafe-") && !CSP.contains("data:"));
    }

    #[test]
    fn assets_below_a_path_are_kept_as_well() {
        assert_eq!(path_of("https://example.org"), "");
        assert_eq!(path_of("https://example.org/pearls/"), "/pearls");
        for (address, text) in files("https://example.org/pearls") {
            assert!(text.contains("/pearls/assets/"), "{address}:\n{text}");
            assert!(address == "_headers" || text.contains("/pearls/404.html"), "{address}:\n{text}");
        }
    }
}
