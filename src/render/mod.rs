//! Pages from a theme: templates, messages and the filters that word values.
//!
//! 1. [`theme`] lays the site's files over the built-in theme and makes templates ready to render.
//! 2. [`template_check`] finds what the template engine is silent about: misspelt names, missing messages.
//! 3. [`messages`] holds the words of the interface, by language.
//! 4. [`filters`] words dates, periods, numbers and lists, and gives templates `t` for messages.
//! 5. [`map`] says where places lie on the map, and where their names find room.

pub mod art;
pub mod body;
pub mod cards;
pub mod compare;
pub mod docs;
pub mod feeds;
pub mod filters;
pub mod headers;
pub mod json_ld;
pub mod languages;
pub mod map;
pub mod messages;
pub mod pages;
pub mod pieces;
pub mod skeleton;
pub mod starter;
pub mod template_check;
pub mod theme;
pub mod views;
