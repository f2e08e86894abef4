//! Problems in themes.
