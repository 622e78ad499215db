//! Text from outside: saves, backups, a clinic's settings, plan files, links, records.
//!
//! The way in is the same for all of them: [`gate`] (is it text of a sane shape?), then the reader
//! of the format, which takes every good part and tells every bad one ([`issues`]), with the readers
//! of what the formats share: plain [`values`], the [`answers`] of a person, [`steps`] of a plan. [`checksum`] tells
//! whether it is still what was written. Nothing on this way can fail other than by saying so.

pub mod answers;
pub mod checksum;
pub mod gate;
pub mod issues;
pub mod steps;
pub mod values;
