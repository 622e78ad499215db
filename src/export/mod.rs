//! Plans in forms that others read.

pub mod code;
pub mod fhir;
pub mod handed;
pub mod ics;
pub mod link;
pub mod plan_file;
pub mod snippet;
pub mod speech;
pub mod text;
