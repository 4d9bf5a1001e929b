//! The pages of an account's transactions.

use alloc::{format, string::String, vec::Vec};

use codec::{Decode, Encode};
use mornet_offchain_http::{Error, Request};
use mornet_primitives::{payments::TonAddress, Moment};

use super::{address, Page, Transaction};

/// Most pages of one scan.
pub const MAX_PAGES: u32 = 10;
/// Rows of a page.
const ROWS: u32 = 100;
/// Cap on a page in bytes. A message is 256 KiB at most, and a row shows it three times, in digits
/// and in text: a page of one row always fits.
const MAX_BODY: u32 = 4 << 20;

/// How far a scan came that was not complete, so that the next one goes on there: whoever floods
/// our wallet delays what came before and hides nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Cursor {
	/// Down to which time it reads.
	since: Moment,
	/// Logical time of the last row that was read.
	before: Option<u64>,
	/// Time of the first row that was read: of the newest there was.
	newest: Option<Moment>,
}

/// One reading of what a wallet received since a time. The API lists the newest first, and knows
/// logical times only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scan {
	account: TonAddress,
	cursor: Cursor,
	pages_left: u32,
	rows: u32,
	complete: bool,
}

impl Scan {
	/// A scan of what came at `since` or later.
	pub fn new(account: TonAddress, since: Moment) -> Self {
		Self::resume(account, Cursor { since, before: None, newest: None })
	}

	/// A scan that goes on where another one ended.
	pub fn resume(account: TonAddress, cursor: Cursor) -> Self {
		Self { account, cursor, pages_left: MAX_PAGES, rows: ROWS, complete: false }
	}

	/// Asks for the next page. `None` if all was read, or as much as one scan may.
	pub fn request(&self) -> Option<Request> {
		if self.complete || self.pages_left == 0 {
			return None;
		}
		let before = match self.cursor.before {
			Some(lt) => format!("&before_lt={lt}"),
			None => String::new(),
		};
		let path = format!(
			"/v2/blockchain/accounts/{}/transactions?limit={}&sort_order=desc{before}",
			address::to_raw(&self.account),
			self.rows,
		);
		Some(Request::get(path).with_max_body(MAX_BODY))
	}

	/// Takes the page that [`Self::request`] asked for, and gives its transactions.
	///
	/// # Errors
	///
	/// If it goes back to what was read: such a listing has no end.
	pub fn take(&mut self, page: Page) -> Result<Vec<Transaction>, Error> {
		self.pages_left = self.pages_left.saturating_sub(1);
		let (Some((first, newest)), Some((last, oldest))) = (page.times.first(), page.times.last())
		else {
			self.complete = true;
			return Ok(Vec::new());
		};
		if self.cursor.before.is_some_and(|before| *first >= before) {
			return Err(Error::Malformed);
		}
		self.complete = *oldest < self.cursor.since;
		self.cursor.before = Some(*last);
		self.cursor.newest = self.cursor.newest.or(Some(*newest));
		let since = self.cursor.since;
		Ok(page.transactions.into_iter().filter(|row| row.time >= since).collect())
	}

	/// Asks for smaller pages from here on, after one that was too large. `false` if they are of one
	/// row already.
	pub fn shrink(&mut self) -> bool {
		let smaller = self.rows / 4;
		if smaller > 0 {
			self.rows = smaller;
		}
		smaller > 0
	}

	/// Where to go on with [`Self::resume`], unless all was read.
	pub fn cursor(&self) -> Option<Cursor> {
		(!self.complete).then_some(self.cursor)
	}

	/// Where the next scan may begin: all that came before was read. While this one is not complete
	/// that is where it began.
	pub fn read_to(&self) -> Moment {
		match self.cursor.newest {
			Some(newest) if self.complete => newest.max(self.cursor.since),
			_ => self.cursor.since,
		}
	}
}
