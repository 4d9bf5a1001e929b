//! Any sequence of calls, reports and blocks keeps the invariants.

use frame_support::traits::UnfilteredDispatchable;
use mornet_primitives::{
	tariffs::{Feed, PriceSource, PricingError, TariffProvider},
	Balance, Moment,
};
use proptest::{collection::vec, prelude::*};
use sp_runtime::{BoundedVec, Perbill};

use crate::{mock::*, *};

/// Something that can happen. What fails must change nothing.
#[derive(Clone, Debug)]
enum Step {
	SetPrice(Feed, Balance, Option<Moment>),
	Cancel(Feed, usize),
	RemoveFeed(Feed),
	Operate(Feed, bool),
	Accept(Feed),
	Reject(Feed),
	AddOperator(u8),
	RemoveOperator(u8),
	Parameters(u32, Moment, Moment),
	Report(u8, Vec<(Feed, Balance)>),
	RootFeeds(Feed, Balance),
	Block(Moment),
}

fn any_feed() -> impl Strategy<Value = Feed> {
	prop_oneof![
		6 => Just(power()),
		2 => Just(Feed::IndexRate),
		1 => Just(water()),
		1 => Just(heat()),
	]
}

fn price() -> impl Strategy<Value = Balance> {
	prop_oneof![
		12 => 250_000u128..350_000,
		1 => Just(0),
		1 => Just(MAX_PRICE),
		1 => Just(u128::MAX),
	]
}

fn step() -> impl Strategy<Value = Step> {
	prop_oneof![
		2 => (any_feed(), price(), proptest::option::of(0u64..40_000))
			.prop_map(|(f, p, at)| Step::SetPrice(f, p, at)),
		1 => (any_feed(), 0usize..8).prop_map(|(f, n)| Step::Cancel(f, n)),
		1 => any_feed().prop_map(Step::RemoveFeed),
		3 => (any_feed(), any::<bool>()).prop_map(|(f, on)| Step::Operate(f, on)),
		2 => any_feed().prop_map(Step::Accept),
		1 => any_feed().prop_map(Step::Reject),
		2 => (0u8..7).prop_map(Step::AddOperator),
		1 => (0u8..7).prop_map(Step::RemoveOperator),
		1 => (1u32..6, 1u64..100_000, 1u64..30_000)
			.prop_map(|(q, f, i)| Step::Parameters(q, f, i)),
		24 => (0u8..7, vec((any_feed(), price()), 1..3)).prop_map(|(o, v)| Step::Report(o, v)),
		1 => (any_feed(), price()).prop_map(|(f, p)| Step::RootFeeds(f, p)),
		10 => (1u64..20_000).prop_map(Step::Block),
		1 => (1u64..200_000).prop_map(Step::Block),
	]
}

fn take(step: Step) {
	// Whether a step succeeds is for other tests. Failing calls are rolled back as in a transaction.
	let call = |call: RuntimeCall, origin: RuntimeOrigin| {
		let _ = frame_support::storage::with_storage_layer(|| {
			call.dispatch_bypass_filter(origin).map_err(|e| e.error)
		});
	};
	let admin = |c: Call<Test>| call(c.into(), root());
	let waiting = |feed: &Feed| Tariffs::feed(feed.clone()).and_then(|f| f.waiting).unwrap_or(1);
	let feeds = |values: Vec<(Feed, Balance)>| {
		let values = BoundedVec::truncate_from(values);
		RuntimeCall::from(pallet_oracle::Call::<Test>::feed_values { values })
	};
	match step {
		Step::SetPrice(feed, price, ahead) => {
			let valid_from = ahead.map(|ahead| now() + ahead);
			admin(Call::set_price { feed, price, valid_from })
		},
		Step::Cancel(feed, nth) => {
			let version = Tariffs::history(feed.clone()).get(nth).cloned();
			let valid_from = version.map_or(now() + 1, |version| version.valid_from);
			admin(Call::cancel_scheduled { feed, valid_from })
		},
		Step::RemoveFeed(feed) => admin(Call::remove_feed { feed }),
		Step::Operate(feed, operated) => admin(Call::operate { feed, operated }),
		Step::Accept(feed) => admin(Call::accept_waiting { median: waiting(&feed), feed }),
		Step::Reject(feed) => admin(Call::reject_waiting { median: waiting(&feed), feed }),
		Step::AddOperator(id) => admin(Call::add_operator { who: account(id) }),
		Step::RemoveOperator(id) => admin(Call::remove_operator { who: account(id) }),
		Step::Parameters(quorum, freshness, interval) => {
			let max_move = Perbill::from_percent(10);
			let parameters = Parameters { quorum, freshness, interval, max_move };
			admin(Call::set_parameters { parameters })
		},
		Step::Report(id, values) => call(feeds(values), signed(id)),
		Step::RootFeeds(feed, price) => call(feeds(vec![(feed, price)]), root()),
		Step::Block(ms) => later(ms),
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(200))]

	#[test]
	fn any_sequence_should_keep_the_invariants(steps in vec(step(), 1..120)) {
		ExtBuilder::default().build().execute_with(|| {
			// What a block's price was when the next began.
			let mut past: Vec<(Moment, Balance)> = Vec::new();
			for step in steps {
				let what = format!("{step:?}");
				let before = (now(), Tariffs::price_at(power(), now()), Tariffs::history(power()));
				let replaces = matches!(&step, Step::RemoveFeed(feed) if *feed == power());
				let begins_block = matches!(step, Step::Block(_));
				let by_admin =
					matches!(step, Step::SetPrice(..) | Step::Accept(_) | Step::RemoveFeed(_));
				let params = Params::<Test>::get();
				take(step);
				if let Err(error) = Tariffs::do_try_state() {
					panic!("{error:?} after {what}");
				}

				if replaces {
					past.clear();
				}
				if let (true, (at, Some(version), _)) = (begins_block, &before) {
					past.push((*at, version.price));
				}
				let oldest = Tariffs::history(power()).first().map(|v| v.valid_from);
				for (at, price) in &past {
					if oldest.is_some_and(|oldest| oldest <= *at) {
						let known = Tariffs::price_at(power(), *at).map(|v| v.price);
						assert_eq!(known, Some(*price), "a price of the past changed after {what}");
					}
				}

				// Operators alone move a price by no more than they may.
				let (at, current, history) = before;
				if let (false, false, Some(old)) = (by_admin, begins_block, current) {
					if let Some(new) = Tariffs::price_at(power(), at).filter(|new| *new != old) {
						assert_eq!(new.source, PriceSource::Operators, "{what}");
						assert!(params.allows(old.price, new.price), "{old:?} {new:?} {what}");
						assert!(at >= old.valid_from + params.interval, "{what}");
						assert!(Tariffs::history(power()).len() <= history.len() + 1);
					}
				}

				// A feed prices spans until now exactly when it is not stale.
				if let Some(overview) = Tariffs::feed(power()) {
					let span = Tariffs::periods(&power(), now() - 1, now());
					match span {
						Err(PricingError::Stale) => assert!(overview.stale, "after {what}"),
						Ok(_) => assert!(
							!overview.stale || Tariffs::price_at(power(), now() - 1) != overview.current,
							"after {what}"
						),
						Err(_) => assert!(oldest.is_none_or(|oldest| oldest > now() - 1)),
					}
				}
			}
		});
	}
}
