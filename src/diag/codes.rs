//! Constructors.
