//! Laws, on random calls.

use std::collections::BTreeMap;

use mornet_primitives::treasury::SpendLimit;
use proptest::prelude::*;

use crate::{mock::*, Limit};

#[derive(Clone, Copy, Debug)]
enum Step {
	Wait(u64),
	Spend(u128),
	SpendAsset(u128),
	SetAmount(u128),
}

fn step() -> impl Strategy<Value = Step> {
	prop_oneof![
		(0u64..25).prop_map(Step::Wait),
		(0u128..1_500).prop_map(Step::Spend),
		(0u128..2_500).prop_map(Step::SpendAsset),
		(0u128..2_000).prop_map(Step::SetAmount),
	]
}

proptest! {
	/// In no period is more approved than the highest limit that held in it, and a spend is refused
	/// only if it does not fit.
	#[test]
	fn no_period_has_more_than_its_limit(steps in proptest::collection::vec(step(), 1..80)) {
		ExtBuilder::default().build().execute_with(|| {
			// By period: what was spent, and the highest limit.
			let mut periods = BTreeMap::<u64, (u128, u128)>::new();
			for step in steps {
				let period = System::block_number() / u64::from(LIMIT.period);
				let limit = Limit::<Test>::get().unwrap().amount;
				let entry = periods.entry(period).or_default();
				entry.1 = entry.1.max(limit);
				let (kind, amount, value) = match step {
					Step::Wait(blocks) => {
						System::set_block_number(System::block_number() + blocks);
						continue;
					},
					Step::SetAmount(amount) => {
						let limit = SpendLimit { amount, ..LIMIT };
						CouncilBudget::set_limit(RuntimeOrigin::root(), limit).unwrap();
						continue;
					},
					Step::Spend(amount) => (None, amount, amount),
					Step::SpendAsset(amount) => (Some(TWO_THIRDS), amount, amount * 2 / 3),
				};
				let origin = RuntimeOrigin::signed(COUNCIL);
				let done = CouncilBudget::spend(origin, kind, amount, ALICE, None).is_ok();
				prop_assert_eq!(done, value > 0 && entry.0 + value <= limit);
				if done {
					entry.0 += value;
				}
				prop_assert!(entry.0 <= entry.1);
				prop_assert_eq!(CouncilBudget::left(), limit.saturating_sub(entry.0));
				CouncilBudget::do_try_state().unwrap();
			}
			Ok(())
		})?;
	}
}
