//! Futures with a timeout.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;

use super::script::wait;

/// Returns a future's output, or `None` if it takes longer than this many milliseconds.
pub(super) async fn within<T>(milliseconds: u32, work: impl Future<Output = T>) -> Option<T> {
    let late = wait(|done, _| {
        // Has no effect once the work is done.
        Timeout::new(milliseconds, move || drop(done.call0(&JsValue::UNDEFINED))).forget();
    });
    let (mut work, mut late) = (pin!(work), pin!(late));
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(value) => Poll::Ready(Some(value)),
        Poll::Pending => late.as_mut().poll(context).map(|_| None),
    })
    .await
}
