//! Pieces of pages: properties in, callbacks out.

pub mod answer_text;
pub mod avoid_list;
pub mod back_link;
pub mod backup;
pub mod banners;
pub mod calendar;
pub mod error_summary;
pub mod footer;
pub mod header;
pub mod icon;
pub mod moment;
pub mod notice;
pub mod page;
pub mod phases;
pub mod pictures;
pub mod question;
pub mod reason;
pub mod saved_line;
pub mod share;
pub mod steps;
pub mod stop_notice;
pub mod treatments;
pub mod visit;
pub mod week;
pub mod why_link;
