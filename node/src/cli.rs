//! The command line.

use mornet_ingest::config::MqttParams;
use sc_cli::RunCmd;

use crate::{payments::PaymentsParams, verify_proof::VerifyProofCmd};

/// A MorNet node: a validator, a full node or an archive, as the flags say.
#[derive(Debug, clap::Parser)]
pub struct Cli {
	#[allow(missing_docs, reason = "clap would print it above the subcommands")]
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	#[allow(missing_docs, reason = "flattened: the flags document themselves")]
	#[clap(flatten)]
	pub run: RunCmd,

	#[allow(missing_docs, reason = "flattened: the flags document themselves")]
	#[clap(flatten)]
	pub storage_monitor: sc_storage_monitor::StorageMonitorParams,

	#[allow(missing_docs, reason = "flattened: the flags document themselves")]
	#[clap(flatten)]
	pub mqtt: MqttParams,

	#[allow(missing_docs, reason = "flattened: the flags document themselves")]
	#[clap(flatten)]
	pub payments: PaymentsParams,
}

/// What the binary does beside running a node.
#[derive(Debug, clap::Subcommand)]
pub enum Subcommand {
	/// Make, inspect and insert keys.
	#[command(subcommand)]
	Key(sc_cli::KeySubcommand),

	/// Make, change and check chain specifications from a runtime's wasm.
	ChainSpec(staging_chain_spec_builder::ChainSpecBuilder),

	/// Write out the chain specification the node would start with.
	ExportChainSpec(sc_cli::ExportChainSpecCmd),

	/// Execute blocks again and check them.
	CheckBlock(sc_cli::CheckBlockCmd),

	/// Write blocks to a file.
	ExportBlocks(sc_cli::ExportBlocksCmd),

	/// Read blocks from a file.
	ImportBlocks(sc_cli::ImportBlocksCmd),

	/// Write the state of a block as a chain specification that a new chain can start from.
	ExportState(sc_cli::ExportStateCmd),

	/// Take back blocks that are not final.
	Revert(sc_cli::RevertCmd),

	/// Remove the chain's database.
	PurgeChain(sc_cli::PurgeChainCmd),

	/// Print what the database knows of the chain: best and final block, gaps, pruning.
	ChainInfo(sc_cli::ChainInfoCmd),

	/// Verify a proof file of a video, offline, given a block's hash that you trust.
	VerifyProof(VerifyProofCmd),
}
