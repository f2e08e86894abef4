//! Places to lines.
