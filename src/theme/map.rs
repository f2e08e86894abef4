//! The map that a site has chosen: found, read, and drawn small as the theme wants it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::files::{ThemeFile, built_in_files};
use super::{BUILT_IN, Content};
use crate::config::{self, Config};
use crate::diag::{Diagnostic, FieldPath, Place, codes, nearest};
use crate::map::Map;
use crate::source::{Hash, SourcePath, Sources};

/// What a site writes that has no map.
pub const NONE: &str = "none";

/// The pictures of the small maps: what they are made of, and where they are published.
const PICTURES: [(&str, &str); 2] =
    [("map/land.svg", "images/land.svg"), ("map/land-dark.svg", "images/land-dark.svg")];

/// The map of a site, and what is wrong with its file.
pub fn load(sources: &Sources, config: &Config) -> (Option<Arc<Map>>, Vec<Diagnostic>) {
    let name = config.map.as_str();
    if name == NONE {
        return (None, Vec::new());
    }
    let place = || Place::field(&SourcePath::new(config::FILE), FieldPath::of("map"));
    let files = built_in_files();
    let built_in = files.get(format!("map/{name}.json").as_str());
    let text = match built_in {
        Some(bytes) => Ok(String::from_utf8_lossy(bytes).into_owned()),
        None => text(sources, name),
    };
    match text.map(|text| Map::read(&text)) {
        Ok(Ok(map)) => (Some(Arc::new(map)), Vec::new()),
        Ok(Err(why)) => (None, vec![codes::site::broken_map(place(), name, &why)]),
        Err(Missing) => {
            let names = files.keys().filter_map(|path| path.strip_prefix("map/")?.strip_suffix(".json"));
            let own = sources.texts.keys().chain(sources.media.keys()).map(SourcePath::as_str);
            let known: Vec<&str> =
                std::iter::once(NONE).chain(names).chain(own.filter(|path| path.ends_with(".json"))).collect();
            let meant = nearest(name, known.iter().copied());
            (None, vec![codes::site::unknown_map(place(), name, meant)])
        }
    }
}

/// The site has no file of that name, or none that could be read.
struct Missing;

/// The text of a map file of the site.
fn text(sources: &Sources, path: &str) -> Result<String, Missing> {
    if let Some(file) = sources.text(path) {
        return Ok(file.text.to_string());
    }
    let file = sources.media.get(&SourcePath::new(path)).ok_or(Missing)?;
    let bytes = sources.reader.read(&file.path).map_err(|_| Missing)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Adds the pictures of the small maps, in the theme's colours. A site that brings its own picture keeps it.
pub(super) fn draw(map: &Map, files: &mut BTreeMap<String, ThemeFile>) {
    for (drawing, path) in PICTURES {
        let Some(text) = files.get(drawing).and_then(ThemeFile::text) else { continue };
        let frame = map.frame();
        let picture = text
            .replace("{width}", &frame.width.to_string())
            .replace("{height}", &frame.height.to_string())
            .replace("{land}", &map.small.land)
            .replace("{borders}", &map.small.borders);
        let source = SourcePath::new(&format!("themes/{BUILT_IN}/{path}"));
        let hash = Hash::of(picture.as_bytes());
        let file = ThemeFile { source, content: Content::Text(picture.into()), hash };
        files.entry(path.to_owned()).or_insert(file);
    }
}
