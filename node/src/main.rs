//! The MorNet node.

mod chain_spec;
mod cli;
mod command;
mod equivocation;
mod export_state;
mod finality;
mod mqtt;
mod payments;
mod preflight;
mod runtime_api;
mod service;
mod verify_proof;

use std::process::ExitCode;

/// jemalloc returns memory to the system where the default allocator keeps it; a node that runs for
/// months needs that.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
	match command::run() {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("Error: {error}");
			ExitCode::FAILURE
		},
	}
}
