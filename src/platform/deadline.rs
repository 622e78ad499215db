//! Waiting for the browser, but not for ever.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;

use super::script::wait;

/// What a future comes to, or `None` when it has not within so many milliseconds.
pub(super) async fn within<T>(milliseconds: u32, work: impl Future<Output = T>) -> Option<T> {
    let late = wait(|done, _| {
        // Nothing hears of it once the work is done.
        Timeout::new(milliseconds, move || drop(done.call0(&JsValue::UNDEFINED))).forget();
    });
    let (mut work, mut late) = (pin!(work), pin!(late));
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(value) => Poll::Ready(Some(value)),
        Poll::Pending => late.as_mut().poll(context).map(|_| None),
    })
    .await
}
