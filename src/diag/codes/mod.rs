//! One constructor for each kind of problem, named after its code: `file/unreadable` is [`disk::file_unreadable`].

pub mod disk;
