//! Text from outside: saves, backups, a clinic's settings, plan files, links, records.
//!
//! All of it is processed in the same order: [`gate`] (is it text of a sane shape?), then the reader of the
//! format, which keeps every valid part and reports every invalid one ([`issues`]), using the readers
//! shared by the formats: plain [`values`], a person's [`answers`], a plan's [`steps`]. [`checksum`]
//! detects whether it has changed since it was written. Every failure on this path is reported.

pub mod answers;
pub mod checksum;
pub mod gate;
pub mod issues;
pub mod steps;
pub mod values;
