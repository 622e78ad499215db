//! Journeys through the built app, one file for each part of it.
//!
//! One test binary for all, so that the engines never wait for the last journey of a file.
//! `cargo test -p browser-tests offline::` runs one file; `../../README.md` shows how to add to it.

#[path = "../../../support/jpeg_file.rs"]
mod jpeg_file;

mod accessibility;
mod assessment;
mod backup;
mod cleared;
mod clinic;
mod clock;
mod course;
mod course_calendar;
mod course_support;
mod deploys;
mod embed;
mod embed_builder;
mod embed_faults;
mod embed_hosts;
mod embed_messages;
mod embed_popup;
mod erasing;
mod first_plan;
mod forms;
mod harness;
mod harness_browsers;
mod harness_server;
mod home_test;
mod label_photo;
mod late;
mod links;
mod loss;
mod navigation;
mod network;
mod offline;
mod photos;
mod photos_backup;
mod photos_faults;
mod photos_support;
mod presses;
mod reactions;
mod reading;
mod records;
mod recovery;
mod region;
mod screenshots;
mod seven_people;
mod shelf;
mod shelf_undo;
mod shelf_whole;
mod storage;
mod storage_damage;
mod tabs;
mod take;
mod tiny_site;
mod translation;
mod weekly_check;
mod words;
