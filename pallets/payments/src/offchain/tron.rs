//! Reading what a token's holder received on TRON.

use alloc::vec::Vec;

use mornet_offchain_http::Error;
use mornet_payment_rails::{
	tron::{self, Candidate, Head, Scan},
	Dismissal, Reason,
};
use mornet_primitives::{
	payments::{order::MAX_RECEIPTS, Memo, Observation, Target},
	Moment,
};

use super::{Cursor, Outcome, Reader, ATTEMPTS, ATTEMPTS_MISSING, MAX_LOOKUPS};
use crate::{pallet::Config, LOG_TARGET};

/// Rows that one window of time of the listing has at most: what comes after them is not shown, and
/// not said to be missing.
const WINDOW: usize = 1_000;

/// What a look-up showed.
enum Finding {
	/// All there is to know: the transfers that carry a memo of an order's form.
	Done(Vec<Observation>),
	/// It is to be looked up again.
	Again,
}

/// A round's reading.
#[derive(Default)]
struct Pass {
	/// Look-ups that were made.
	lookups: u32,
	/// The head of the solidified chain, once it is known.
	head: Option<Head>,
	/// Time of the first row that is to be read again; what comes after it is, too.
	again: Option<Moment>,
	/// Rows that were read.
	rows: usize,
}

impl Pass {
	fn read_again(&mut self, time: Moment) {
		self.again = Some(self.again.unwrap_or(time).min(time));
	}
}

impl<T: Config> Reader<'_, T> {
	/// Reads what came, the oldest first, and looks each transfer up once.
	pub(super) fn read_tron(&mut self) -> Outcome {
		let Some(target) = self.watch.targets.first().copied() else { return Ok(()) };
		let from = self.state.read_to;
		let scan = match self.state.cursor.take() {
			Some(Cursor::Tron(cursor)) => Scan::resume(&target, cursor),
			_ => Scan::new(&target, from),
		};
		let Some(mut scan) = scan else { return Ok(()) };
		let mut pass = Pass::default();
		let outcome = self.tron_pages(&target, &mut scan, &mut pass);
		self.state.read_to = scan.read_to().min(pass.again.unwrap_or(Moment::MAX));
		if pass.again.is_some() || outcome.is_err() {
			// A mark of a page may not be known any more: from the time that is certain.
			return outcome;
		}
		let on = scan.read_to() > from;
		if !scan.is_complete() {
			// As far as it came. If that is no further than before, a block holds more than a round
			// reads: on by the page.
			self.state.cursor = scan.cursor().filter(|_| !on).map(Cursor::Tron);
		} else if pass.rows < WINDOW || !on {
			self.state.complete = true;
		}
		outcome
	}

	fn tron_pages(&mut self, target: &Target, scan: &mut Scan, pass: &mut Pass) -> Outcome {
		while let Some(request) = scan.request().filter(|_| self.has_time()) {
			let page = match self.client.fetch(&request, tron::read_page) {
				Ok(page) => page,
				Err(Error::TooLarge) if scan.shrink() => continue,
				Err(error) => return Err(error),
			};
			let rows = scan.take(page);
			pass.rows = pass.rows.saturating_add(rows.len());
			for row in rows {
				let Ok(candidate) = tron::screen(target, &row) else { continue };
				let known = self.seen(&candidate.tx, candidate.time);
				let is_spent = pass.lookups >= MAX_LOOKUPS || !self.has_time();
				if !self.has_room() || (known.is_none() && is_spent) {
					pass.read_again(candidate.time);
					return Ok(());
				}
				let observations = match known {
					Some(observations) => observations,
					None => match self.look_up(target, &candidate, pass) {
						Ok(Finding::Done(observations)) => {
							self.note_seen(candidate.tx, candidate.time, observations.clone());
							observations
						},
						Ok(Finding::Again) => {
							if self.give_up_on(&candidate.tx, ATTEMPTS_MISSING) {
								self.note_seen(candidate.tx, candidate.time, Vec::new());
							} else {
								pass.read_again(candidate.time);
							}
							continue;
						},
						// Only of this transaction, perhaps: strangers make those.
						Err(Error::TooLarge | Error::Malformed)
							if self.give_up_on(&candidate.tx, ATTEMPTS) =>
						{
							self.note_seen(candidate.tx, candidate.time, Vec::new());
							continue;
						},
						Err(error) => {
							pass.read_again(candidate.time);
							return Err(error);
						},
					},
				};
				for observation in &observations {
					if self.keep(target, observation).is_err() {
						pass.read_again(candidate.time);
					}
				}
			}
		}
		Ok(())
	}

	/// Asks for a candidate's memo, and if it has the form of an order's for all the rest. Whether
	/// there is such an order is no question here: this node may not have heard of it yet.
	fn look_up(
		&mut self,
		target: &Target,
		candidate: &Candidate,
		pass: &mut Pass,
	) -> Result<Finding, Error> {
		pass.lookups = pass.lookups.saturating_add(1);
		let request = tron::transaction_request(&candidate.tx);
		let Some(transaction) = self.client.fetch(&request, tron::read_transaction)? else {
			return Ok(Finding::Again);
		};
		let Some(memo) = Memo::find(&transaction.memo) else {
			return Ok(Finding::Done(Vec::new()));
		};
		let head = match pass.head {
			Some(head) => head,
			None => *pass.head.insert(self.client.fetch(&tron::head_request(), tron::read_head)?),
		};
		let request = tron::info_request(&candidate.tx);
		let Some(info) = self.client.fetch(&request, tron::read_info)? else {
			return Ok(Finding::Again);
		};
		match tron::observe(target, candidate, &transaction, &info, &head) {
			Ok(mut observations) => {
				// An order has room for no more, and of a long note the memo is all that counts.
				observations.truncate(MAX_RECEIPTS as usize);
				for observation in &mut observations {
					observation.memo = memo.to_text().into_bytes();
				}
				Ok(Finding::Done(observations))
			},
			Err(Dismissal::NotYet(_)) => Ok(Finding::Again),
			Err(Dismissal::NotOurs(Reason::Failed)) => Ok(Finding::Done(Vec::new())),
			Err(Dismissal::NotOurs(reason)) => {
				// The listing shows a payment to us, and the log another thing.
				log::debug!(target: LOG_TARGET, "{candidate:?}: {}", reason.name());
				let error = Error::Malformed;
				self.client.report(&error);
				Err(error)
			},
		}
	}
}
