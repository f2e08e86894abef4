//! YAML: read with limits, checked against a schema with every problem at its field path, located on demand.
//!
//! 1. [`parse`] checks size and nesting, then reads with `serde_yaml`, which refuses duplicate keys; what it says is put
//!    into a sentence for editors.
//! 2. [`check`] walks a value along the JSON Schema of its struct and collects *all* problems, references and terms.
//! 3. [`resolve`] turns places into lines and columns once a build is over, with the reader that keeps positions.

pub mod check;
pub mod parse;
pub mod resolve;
