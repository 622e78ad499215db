//! Plans in forms that others read.

pub mod fhir;
pub mod handed;
pub mod ics;
pub mod plan_file;
pub mod speech;
