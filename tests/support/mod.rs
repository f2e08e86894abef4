//! What several groups of tests need.

pub mod child;
pub mod fixes;
pub mod http;
pub mod photo;
pub mod program;
pub mod site;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use pearls::bundle::{Blob, Bundle};

/// A bundle of texts.
pub fn bundle<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Bundle {
    let blob = |text: &str| Blob::new(text.as_bytes().to_vec());
    Bundle { files: files.into_iter().map(|(address, text)| (address.to_owned(), blob(text))).collect() }
}

/// Writes a file below `root`, with the folders that it needs.
pub fn write(root: &Path, path: &str, text: impl AsRef<[u8]>) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Every file below a folder, by its path with `/`, hidden ones included.
pub fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    files
}
