//! What is due, against what practice.md demands: a month of a shop's life, and rules one by one.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "due/any.rs"]
mod any;
#[path = "due/month.rs"]
mod month;
#[path = "due/rules.rs"]
mod rules;
#[path = "due/shop.rs"]
mod shop;
#[path = "common/splitmix.rs"]
mod splitmix;
