//! Starts the app in the browser.

fn main() {
    barrier_first::start();
}
