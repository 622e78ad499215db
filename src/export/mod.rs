//! Plans in forms that others read.

pub mod plan_file;
