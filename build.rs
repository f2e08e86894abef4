//! The theme is embedded in the binary; a file that is added to it must be noticed.

fn main() {
    println!("cargo::rerun-if-changed=themes/pearls");
}
