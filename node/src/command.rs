//! Carries out what the command line asks for.

use std::{
	io::{self, Write},
	sync::Arc,
};

use mornet_primitives::OpaqueBlock as Block;
use sc_cli::{Result, SubstrateCli};
use sc_client_api::{HeaderBackend, UsageProvider};
use sc_network::{config::NetworkBackendType, Litep2pNetworkBackend, NetworkWorker};
use sc_service::PartialComponents;

use crate::{
	chain_spec,
	cli::{Cli, Subcommand},
	export_state, mqtt, payments, preflight,
	service::{self, Extras, FullClient},
};

impl SubstrateCli for Cli {
	fn impl_name() -> String {
		"MorNet Node".into()
	}

	fn impl_version() -> String {
		env!("SUBSTRATE_CLI_IMPL_VERSION").into()
	}

	fn description() -> String {
		env!("CARGO_PKG_DESCRIPTION").into()
	}

	fn author() -> String {
		env!("CARGO_PKG_AUTHORS").into()
	}

	fn support_url() -> String {
		concat!(env!("CARGO_PKG_REPOSITORY"), "/issues").into()
	}

	fn copyright_start_year() -> i32 {
		2026
	}

	fn load_spec(&self, id: &str) -> std::result::Result<Box<dyn sc_service::ChainSpec>, String> {
		Ok(Box::new(chain_spec::load(id)?))
	}
}

/// Parses the command line and runs it.
///
/// # Errors
///
/// Whatever ended the command; `main` prints it and exits with a code that is not zero.
pub fn run() -> Result<()> {
	let mut cli = Cli::from_args();

	match &cli.subcommand {
		None => {
			let payments = cli.payments.config()?;
			if payments.has_keys() {
				let rust_log = std::env::var("RUST_LOG").ok();
				payments::ensure_kept(&cli.run.shared_params, rust_log.as_deref())?;
			}
			payments::keep(&mut cli.run.shared_params);
			let runner = cli.create_runner(&cli.run)?;
			runner.run_node_until_exit(|mut config| async move {
				preflight::base_path(&config)?;
				preflight::ports(&mut config)?;
				let mqtt = mqtt::config(&cli.mqtt, &config)?;
				let extras = Extras { storage_monitor: cli.storage_monitor, mqtt, payments };
				match config.network.network_backend {
					NetworkBackendType::Litep2p => {
						service::new_full::<Litep2pNetworkBackend>(config, extras)
					},
					NetworkBackendType::Libp2p => {
						service::new_full::<NetworkWorker<_, _>>(config, extras)
					},
				}
				.map_err(sc_cli::Error::Service)
			})
		},
		Some(Subcommand::Key(cmd)) => cmd.run(&cli),
		Some(Subcommand::ChainSpec(cmd)) => cmd.run().map_err(sc_cli::Error::Input),
		Some(Subcommand::ExportChainSpec(cmd)) => cmd.run(cli.load_spec(&cmd.chain)?),
		Some(Subcommand::CheckBlock(cmd)) => {
			let runner = cli.create_runner(cmd)?;
			runner.async_run(|config| {
				let PartialComponents { client, task_manager, import_queue, .. } =
					service::new_partial(&config)?;
				Ok((cmd.run(client, import_queue), task_manager))
			})
		},
		Some(Subcommand::ExportBlocks(cmd)) => {
			let runner = cli.create_runner(cmd)?;
			runner.async_run(|config| {
				let PartialComponents { client, task_manager, .. } = service::new_partial(&config)?;
				Ok((cmd.run(client, config.database), task_manager))
			})
		},
		Some(Subcommand::ImportBlocks(cmd)) => {
			let runner = cli.create_runner(cmd)?;
			runner.async_run(|config| {
				let PartialComponents { client, task_manager, import_queue, .. } =
					service::new_partial(&config)?;
				Ok((cmd.run(client, import_queue), task_manager))
			})
		},
		Some(Subcommand::ExportState(cmd)) => {
			let runner = cli.create_runner(cmd)?;
			runner.sync_run(|config| {
				let client = service::new_partial(&config)?.client;
				let block = match &cmd.input {
					Some(block) => client.expect_block_hash_from_id(&block.parse()?)?,
					None => client.usage_info().chain.best_hash,
				};
				let state = sc_service::chain_ops::export_raw_state(client, block)?;
				let mut spec = config.chain_spec;
				spec.set_storage(export_state::into_genesis(state)?);
				let json = sc_service::chain_ops::build_spec(&*spec, true)?;
				io::stdout().write_all(json.as_bytes())?;
				Ok(())
			})
		},
		Some(Subcommand::Revert(cmd)) => {
			let runner = cli.create_runner(cmd)?;
			runner.async_run(|config| {
				let PartialComponents { client, task_manager, backend, .. } =
					service::new_partial(&config)?;
				let revert_consensus = Box::new(|client: Arc<FullClient>, backend, blocks| {
					sc_consensus_babe::revert(client.clone(), backend, blocks)?;
					sc_consensus_grandpa::revert(client, blocks)?;
					Ok(())
				});
				Ok((cmd.run(client, backend, Some(revert_consensus)), task_manager))
			})
		},
		Some(Subcommand::PurgeChain(cmd)) => {
			let runner = cli.create_runner(cmd)?;
			runner.sync_run(|config| cmd.run(config.database))
		},
		Some(Subcommand::ChainInfo(cmd)) => {
			let runner = cli.create_runner(cmd)?;
			runner.sync_run(|config| cmd.run::<Block>(&config))
		},
		Some(Subcommand::VerifyProof(cmd)) => cmd.run(),
	}
}
