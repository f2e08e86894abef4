//! One constructor for each kind of problem: the only places where codes are written.
pub mod address;
pub mod reference;
