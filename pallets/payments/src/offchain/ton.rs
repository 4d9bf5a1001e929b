//! Reading a wallet on TON.

use mornet_offchain_http::Error;
use mornet_payment_rails::{
	ton::{self, Scan},
	Wait,
};
use mornet_primitives::payments::TonAddress;

use super::{Cursor, Outcome, Reader};
use crate::pallet::Config;

impl<T: Config> Reader<'_, T> {
	/// Reads what the wallet received, the newest first, down to where it was read before.
	pub(super) fn read_ton(&mut self, wallet: TonAddress) -> Outcome {
		let mut scan = match self.state.cursor.take() {
			Some(Cursor::Ton(cursor)) => Scan::resume(wallet, cursor),
			_ => Scan::new(wallet, self.state.read_to),
		};
		// The first row that is to be read again.
		let mut again = None;
		let outcome = self.ton_pages(&mut scan, &mut again);
		if outcome == Err(Error::Malformed) {
			// What it shows does not fit with what it showed before: from the top.
			return outcome;
		}
		if !self.has_room() {
			// What was not kept is found when there is room.
			return outcome;
		}
		self.state.read_to = scan.read_to().min(again.unwrap_or(u64::MAX));
		self.state.cursor = scan.cursor().map(Cursor::Ton);
		self.state.complete = self.state.cursor.is_none();
		outcome
	}

	fn ton_pages(&mut self, scan: &mut Scan, again: &mut Option<u64>) -> Outcome {
		while let Some(request) = scan.request().filter(|_| self.has_time()) {
			let page = match self.client.fetch(&request, ton::read_page) {
				Ok(page) => page,
				Err(Error::TooLarge) if scan.shrink() => continue,
				Err(error) => return Err(error),
			};
			let rows = scan.take(page).inspect_err(|error| self.client.report(error))?;
			for row in rows {
				for target in &self.watch.targets {
					let Ok(observation) = ton::observe(target, &row) else { continue };
					if !self.has_room() {
						return Ok(());
					}
					if let Err(Wait::FromTheFuture | Wait::Unconfirmed) =
						self.keep(target, &observation)
					{
						*again = Some(again.unwrap_or(u64::MAX).min(row.time));
					}
				}
			}
		}
		Ok(())
	}
}
