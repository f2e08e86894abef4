use pearls::{build, disk};
fn main() {
    let root = std::path::PathBuf::from(std::env::args().nth(1).unwrap_or(".".into()));
    let mut rc = disk::ReadCache::default();
    let t = std::time::Instant::now();
    let sources = disk::read(&root, &mut rc);
    eprintln!("read {:?}", t.elapsed());
    let options = build::Options {
        base_url: None,
        today: "2026-11-23".parse().unwrap(),
        drafts: false,
        search: false,
        strict: false,
    };
    let mut cache = build::Cache::default();
    let t = std::time::Instant::now();
    let outcome = build::build(&sources, &options, &mut cache);
    eprintln!("build {:?}", t.elapsed());
    let t = std::time::Instant::now();
    build::build(&sources, &options, &mut cache);
    eprintln!("again {:?}", t.elapsed());
    for d in &outcome.diagnostics {
        println!(
            "{:?} [{}] {} {}:{}:{} {:?} {:?}",
            d.diagnostic.severity,
            d.diagnostic.code,
            d.diagnostic.message,
            d.diagnostic.place.file,
            d.position.line,
            d.position.column,
            d.diagnostic.label,
            d.diagnostic.help
        );
    }
    if let (Some(b), Some(out)) = (&outcome.bundle, std::env::args().nth(2)) {
        for (a, blob) in &b.files {
            if let pearls::bundle::Blob::Bytes { bytes, .. } = blob {
                let p = std::path::Path::new(&out).join(a);
                std::fs::create_dir_all(p.parent().unwrap()).unwrap();
                std::fs::write(p, bytes).unwrap();
            }
        }
        eprintln!("{} files", b.files.len());
    }
}
