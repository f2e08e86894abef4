//! Files that something else has written become entries of a site. Pure: `cli/` reads and writes.

pub mod plan;
