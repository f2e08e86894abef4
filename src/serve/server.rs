//! The HTTP side: files of the site that is shown now, and the server's own few under `/-/pearls/`.
//!
//! It listens on this computer only, and answers only who asks for it by a name of this computer: otherwise a foreign
//! page could read a draft by pointing its own name at 127.0.0.1. What it adds to HTML it adds to the answer, never to
//! the bundle.

use std::convert::Infallible;
use std::net::TcpListener;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::request::Parts;
use axum::http::{Method, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;

use super::live::{Live, Shown};
use super::media_type::media_type;
use crate::bundle::Blob;
use crate::source::Hash;
use crate::source::characters::nfc;
use crate::values::text::escape;

/// Where the server's own files are.
const OWN: &str = "/-/pearls/";

/// Answers requests on `listener` until the process ends, on threads of its own: those for this computer and for `hosts`.
pub(super) fn start(listener: TcpListener, live: Arc<Live>, hosts: &[String]) -> std::io::Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let hosts: Arc<[String]> = hosts.into();
    std::thread::spawn(move || {
        runtime.block_on(async move {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            axum::serve(listener, Router::new().fallback(answer).with_state((live, hosts))).await
        })
    });
    Ok(())
}

async fn answer(State((live, hosts)): State<(Arc<Live>, Arc<[String]>)>, request: Parts) -> Response {
    if !is_for_this_computer(&request, &hosts) {
        let text = "This server answers only requests for localhost, 127.0.0.1 or [::1]; `--allow-host NAME` adds another name.\n";
        return (StatusCode::FORBIDDEN, text).into_response();
    }
    if !matches!(request.method, Method::GET | Method::HEAD) {
        return (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")], "").into_response();
    }
    let mut response = match request.uri.path().strip_prefix(OWN) {
        Some("events") => return events(&live),
        Some("reload.js") => text("reload.js", StatusCode::OK, include_str!("reload.js")),
        Some("overlay.css") => text("overlay.css", StatusCode::OK, include_str!("overlay.css")),
        _ => file(live.now(), &request).await,
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-cache"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, header::HeaderValue::from_static("nosniff"));
    response
}

/// Whether a request names this computer or one of `hosts`, in its `Host` header and in its address if that names a host.
fn is_for_this_computer(request: &Parts, hosts: &[String]) -> bool {
    let is_local = |host: &str| {
        let name = match host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
            _ => host,
        };
        let own = ["localhost", "127.0.0.1", "[::1]"].into_iter();
        own.chain(hosts.iter().map(String::as_str)).any(|local| name.eq_ignore_ascii_case(local))
    };
    let host = request.headers.get(header::HOST).and_then(|host| host.to_str().ok());
    host.is_some_and(is_local) && request.uri.authority().is_none_or(|authority| is_local(authority.as_str()))
}

/// What is shown now, and then every change of it.
fn events(live: &Live) -> Response {
    let stream = futures_util::stream::unfold(live.subscribe(), |mut receiver| async move {
        receiver.changed().await.ok()?;
        let message = receiver.borrow_and_update().message();
        Some((Ok::<_, Infallible>(Event::default().data(message)), receiver))
    });
    Sse::new(stream).keep_alive(KeepAlive::default()).into_response()
}

/// The file that a request asks for: `/` and `/x/` are the `index.html` there.
async fn file(shown: Arc<Shown>, request: &Parts) -> Response {
    if shown.bundle.is_none() {
        return text("problems.html", StatusCode::SERVICE_UNAVAILABLE, &stand_in(&shown));
    }
    let path = request.uri.path();
    let decoded = percent_decode_str(path.trim_start_matches('/')).decode_utf8_lossy();
    let address = match nfc(&decoded).as_ref() {
        "" => "index.html".to_owned(),
        folder if folder.ends_with('/') => format!("{folder}index.html"),
        address => address.to_owned(),
    };
    if shown.file(&address).is_some() {
        return send(shown, address, StatusCode::OK, request).await;
    }
    if shown.file(&format!("{address}/index.html")).is_some() {
        // An address that begins with `//` names another host.
        let location = format!("/{}/", path.trim_start_matches('/'));
        return (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, location)], "").into_response();
    }
    send(shown, "404.html".into(), StatusCode::NOT_FOUND, request).await
}

/// Sends the file at an address, or says that the browser has it already.
async fn send(shown: Arc<Shown>, address: String, status: StatusCode, request: &Parts) -> Response {
    let Some(blob) = shown.file(&address).cloned() else {
        return text("404.txt", status, "There is no such page, and the site has no 404.html.\n");
    };
    let is_html = media_type(&address).starts_with("text/html");
    let tag = if is_html { format!("\"{}-{}\"", blob.hash(), shown.version) } else { format!("\"{}\"", blob.hash()) };
    let known = request.headers.get(header::IF_NONE_MATCH).and_then(|tags| tags.to_str().ok());
    if status == StatusCode::OK && known.is_some_and(|tags| tags.split(',').any(|known| known.trim().ends_with(&tag))) {
        return (StatusCode::NOT_MODIFIED, [(header::ETAG, tag)], "").into_response();
    }
    let bytes = match blob {
        Blob::Bytes { bytes, .. } if is_html => with_script(&bytes, &shown.version),
        Blob::Bytes { bytes, .. } => bytes.to_vec(),
        Blob::Media { source, hash, .. } => {
            let reader = shown.reader.clone();
            let path = source.clone();
            // Only what the build saw is shown: whatever stands there by now may be anything.
            let read = move || reader.read(&path).ok().filter(|bytes| Hash::of(bytes) == hash);
            match tokio::task::spawn_blocking(read).await.ok().flatten().ok_or(()) {
                Ok(bytes) if is_html => with_script(&bytes, &shown.version),
                Ok(bytes) => bytes,
                Err(()) => {
                    return text("500.txt", StatusCode::INTERNAL_SERVER_ERROR, &format!("{source} cannot be read.\n"));
                }
            }
        }
    };
    let headers = [(header::CONTENT_TYPE, media_type(&address).to_owned()), (header::ETAG, tag)];
    (status, headers, Body::from(bytes)).into_response()
}

/// Puts the script that reloads pages at the end of a page.
fn with_script(html: &[u8], version: &str) -> Vec<u8> {
    let end = memchr::memmem::rfind(html, b"</body>").unwrap_or(html.len());
    let (before, after) = html.split_at(end);
    let script = format!("<script src=\"{OWN}reload.js?{version}\" defer></script>");
    [before, script.as_bytes(), after].concat()
}

/// The page that stands in for a site that has never been built without errors.
fn stand_in(shown: &Shown) -> String {
    let (title, problems) = match &shown.problems {
        Some(problems) => (problems.title.as_str(), problems.text.as_str()),
        None => ("The site is being built", ""),
    };
    let page = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width\"><link rel=\"stylesheet\" href=\"{OWN}overlay.css\">\
         <body class=\"pearls-problems\"><main><h1>{title}</h1>\
         <pre id=\"pearls-problems\" role=\"alert\">{problems}</pre></main></body></html>\n",
        title = escape(title),
        problems = escape(problems),
    );
    String::from_utf8_lossy(&with_script(page.as_bytes(), &shown.version)).into_owned()
}

fn text(name: &str, status: StatusCode, text: &str) -> Response {
    (status, [(header::CONTENT_TYPE, media_type(name))], text.to_owned()).into_response()
}
