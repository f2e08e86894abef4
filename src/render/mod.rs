//! Pages: every way in which visitors and other programs see the visible catalog as HTML, and the files beside the pages.
//!
//! 1. [`views`] makes what a page's template is given; [`body`] fills the holes of texts.
//! 2. [`pages`] renders what has changed; [`pieces`] what many pages share.
//! 3. [`feeds`], [`compare`], [`cards`] and [`headers`] make the files beside the pages.

pub mod body;
pub mod cards;
pub mod compare;
pub mod feeds;
pub mod headers;
pub mod json_ld;
pub mod pages;
pub mod pieces;
pub mod views;
