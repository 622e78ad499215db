//! Plans in formats that others read.

pub mod clinical_summary;
pub mod fhir;
pub mod follow_text;
pub mod ics;
pub mod label_json;
pub mod link;
pub mod localizer;
pub mod plan_course;
pub mod plan_json;
pub mod plan_shelf;
mod plan_writer;
pub mod qr;
pub mod reason_text;
pub mod review_text;
pub mod share_summary;
pub mod snippet;
pub mod text;
