//! The pages of the listing of token transfers.

use alloc::{format, string::String, vec::Vec};

use codec::{Decode, Encode};
use mornet_offchain_http::Request;
use mornet_primitives::{
	payments::{Target, TronAddress},
	Moment,
};

use super::{address, Page, Row};

/// Most pages of one scan.
pub const MAX_PAGES: u32 = 10;
/// Rows of a page. TronGrid refuses more.
const ROWS: u32 = 200;
/// Longest mark of a page that is sent back, in bytes.
const MAX_FINGERPRINT: usize = 1024;

/// Where a scan goes on that was not complete, on the page after the last one it read.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Cursor {
	since: Moment,
	rows: u32,
	mark: String,
}

/// One reading of what a token's holder received since a time, the oldest first, so that a flood of
/// transfers delays what came after it and hides nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scan {
	pay_to: TronAddress,
	contract: TronAddress,
	since: Moment,
	pages_left: u32,
	rows: u32,
	next: Next,
	read_to: Moment,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Next {
	First,
	Marked(String),
	None,
}

impl Scan {
	/// A scan of what came at `since` or later. `None` if the target is not on TRON.
	pub fn new(target: &Target, since: Moment) -> Option<Self> {
		let Target::Trc20 { pay_to, contract } = *target else { return None };
		Some(Self {
			pay_to,
			contract,
			since,
			pages_left: MAX_PAGES,
			rows: ROWS,
			next: Next::First,
			read_to: since,
		})
	}

	/// A scan that goes on where another one ended: for when [`Self::read_to`] is no later than where
	/// that one began, since a block has more transfers than one scan reads.
	pub fn resume(target: &Target, cursor: Cursor) -> Option<Self> {
		let Cursor { since, rows, mark } = cursor;
		Some(Self { rows, next: Next::Marked(mark), ..Self::new(target, since)? })
	}

	/// Where to go on with [`Self::resume`], unless all was read.
	pub fn cursor(&self) -> Option<Cursor> {
		match &self.next {
			Next::Marked(mark) => {
				Some(Cursor { since: self.since, rows: self.rows, mark: mark.clone() })
			},
			Next::First | Next::None => None,
		}
	}

	/// Asks for the next page. `None` if all was read, or as much as one scan may.
	///
	/// TronGrid's own link to it is not followed: it names a host.
	pub fn request(&self) -> Option<Request> {
		if self.pages_left == 0 {
			return None;
		}
		let mark = match &self.next {
			Next::First => String::new(),
			Next::Marked(mark) => format!("&fingerprint={}", escaped(mark)),
			Next::None => return None,
		};
		// A misspelt parameter is ignored without a word: each row is checked again.
		Some(Request::get(format!(
			"/v1/accounts/{}/transactions/trc20?only_confirmed=true&only_to=true&limit={}\
			&contract_address={}&min_timestamp={}&order_by=block_timestamp%2Casc{mark}",
			address::to_text(&self.pay_to),
			self.rows,
			address::to_text(&self.contract),
			self.since,
		)))
	}

	/// Takes the page that [`Self::request`] asked for, and gives its rows.
	pub fn take(&mut self, page: Page) -> Vec<Row> {
		self.pages_left = self.pages_left.saturating_sub(1);
		let next = match page.fingerprint {
			Some(mark) if mark.len() <= MAX_FINGERPRINT => Next::Marked(mark),
			Some(_) | None => Next::None,
		};
		// A page that names itself as the next one is the last.
		self.next = if next == self.next { Next::None } else { next };

		let in_order = page.rows.is_sorted_by_key(|row| row.time);
		match page.rows.last() {
			Some(last) if in_order => self.read_to = self.read_to.max(last.time),
			// In another order nothing is known of what is still to come.
			Some(_) => self.read_to = self.since,
			None => {},
		}
		page.rows.into_iter().filter(|row| row.time >= self.since).collect()
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

	/// Whether all pages were read.
	pub fn is_complete(&self) -> bool {
		self.next == Next::None
	}

	/// Where the next scan may begin, even if this one is not complete: all that came before was
	/// read. At least the time this one began at.
	pub fn read_to(&self) -> Moment {
		self.read_to
	}
}

/// A value for a URL's query.
fn escaped(value: &str) -> String {
	let mut escaped = String::with_capacity(value.len());
	for byte in value.bytes() {
		if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
			escaped.push(char::from(byte));
		} else {
			escaped.push_str(&format!("%{byte:02X}"));
		}
	}
	escaped
}
