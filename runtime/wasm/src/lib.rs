//! The wasm of `mornet-runtime`.
//!
//! `cargo build --release -p mornet-runtime-wasm` leaves it, compressed, in the target directory at
//! `release/wbuild/mornet-runtime/mornet_runtime.compact.compressed.wasm`.
