//! Reading YAML with limits.
