//! Starts the app in the browser.

/// A small allocator for single-threaded WebAssembly; the standard one costs 2 KB more of the first
/// load (`docs/decisions`).
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    barrier_first::start();
}
