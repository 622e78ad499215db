//! The contents of the packet, shared by the program that writes it and the test that reads it.

pub mod effects;
pub mod page;
