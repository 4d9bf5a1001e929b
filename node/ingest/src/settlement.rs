//! Follows final blocks: what they show settled waits no more, and what is old is forgotten.

use std::sync::Arc;

use futures::{FutureExt, Stream, StreamExt};
use mornet_primitives::Moment;
use sp_core::offchain::OffchainStorage;
use tokio::sync::mpsc;

use crate::{
	connection::{Ended, Job, Shards},
	directory::DeviceDirectory,
	now,
	shard::Shared,
	store::{Entry, NotWritten},
	LOG_TARGET,
};

/// Pages of devices looked at after a final block: 2,048 devices.
const PAGES: usize = 8;

/// Milliseconds of a day.
const DAY: Moment = 86_400_000;

/// Follows final blocks.
pub struct Settlement<S, D> {
	shared: Arc<Shared<S>>,
	directory: Arc<D>,
	shards: Shards,
	keep: Moment,
	next_page: usize,
}

impl<S: OffchainStorage, D: DeviceDirectory> Settlement<S, D> {
	/// Keeps raw readings for `keep_days`.
	pub fn new(shared: Arc<Shared<S>>, directory: Arc<D>, shards: Shards, keep_days: u32) -> Self {
		let keep = DAY.saturating_mul(keep_days.into());
		Self { shared, directory, shards, keep, next_page: 0 }
	}

	/// Works after each final block that `finality` tells of, until that or the shards end. Blocks
	/// that come faster than the work is done are taken as one.
	pub async fn run(mut self, finality: impl Stream<Item = ()> + Unpin) {
		let mut finality = finality;
		while finality.next().await.is_some() {
			while let Some(Some(())) = finality.next().now_or_never() {}
			if self.step(now()).await == Err(Ended) {
				return;
			}
		}
	}

	/// What is done after a final block: a bounded amount of work.
	///
	/// # Errors
	///
	/// If the shards have ended.
	pub async fn step(&mut self, now: Moment) -> Result<(), Ended> {
		self.settle().await?;
		self.expire(now.saturating_sub(self.keep)).await
	}

	async fn settle(&mut self) -> Result<(), Ended> {
		let pages = self.shared.index().pages();
		for _ in 0..pages.min(PAGES) {
			let page = self.next_page.checked_rem(pages).unwrap_or_default();
			self.next_page = page.saturating_add(1);
			let devices = self.shared.index().page(page);
			let overviews = match self.directory.finalised(&devices) {
				Ok(overviews) => overviews,
				// The next final block is another try.
				Err(error) => {
					log::debug!(target: LOG_TARGET, "{error}");
					return Ok(());
				},
			};
			for (device, overview) in devices.into_iter().zip(overviews) {
				if let Some(overview) = overview {
					let job = Job::Settled(device.clone(), Box::new(overview));
					self.shards.send(&device, job).await?;
				}
			}
		}
		Ok(())
	}

	/// Forgets the oldest page of intervals, if all of them are kept since before `until`.
	async fn expire(&self, until: Moment) -> Result<(), Ended> {
		let oldest = self.shared.journal().oldest_before(until);
		let Ok(Some(entries)) = oldest.inspect_err(complain) else { return Ok(()) };
		let (done, mut all_done) = mpsc::channel(1);
		for Entry { device, start, .. } in entries {
			let done = done.clone();
			let job = Job::Expired { device: device.clone(), start, until, done };
			self.shards.send(&device, job).await?;
		}
		drop(done);
		// Ends when each shard has dropped its sender.
		while all_done.recv().await.is_some() {}
		// If it does not go, the next final block is another try.
		let _ = self.shared.journal().drop_oldest().inspect_err(complain);
		Ok(())
	}
}

fn complain(error: &NotWritten) {
	log::error!(target: LOG_TARGET, "{error}");
}
