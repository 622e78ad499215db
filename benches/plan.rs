//! Time per plan.
fn main() {}
