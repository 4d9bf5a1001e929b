//! Builds the runtime's wasm, with the features this crate is built with.
//!
//! The builder is a build dependency of this crate and not of the runtime, as templates have it, so
//! that building and testing the runtime natively builds no wasm, and the builder's dependencies do
//! not change the features of the node's.

use std::{env, error::Error, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
	// Asked for when it runs: where checkouts share a target directory, another may have built this.
	let crate_dir = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
	let runtime = crate_dir.parent().ok_or("this crate lies outside the runtime's folder")?;
	let workspace = runtime.parent().ok_or("the runtime lies outside the workspace")?;

	// The target directory may lie outside the repository; the builder must find the Cargo.lock.
	env::set_var("WASM_BUILD_WORKSPACE_HINT", workspace);

	let builder = substrate_wasm_builder::WasmBuilder::new()
		.with_project(runtime.join("Cargo.toml"))?
		.import_memory()
		.export_heap_base();
	#[cfg(feature = "metadata-hash")]
	let builder = builder.enable_metadata_hash("GCC", 12);
	builder.build();

	Ok(())
}
