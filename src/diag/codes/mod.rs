//! One constructor for each kind of problem: the only places where codes are written.
pub mod address;
pub mod award;
pub mod dates;
pub mod law;
pub mod links;
pub mod media;
pub mod names;
pub mod reference;
pub mod site;
pub mod template;
pub mod text;
pub mod vocabulary;
