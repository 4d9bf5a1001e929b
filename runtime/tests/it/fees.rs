//! What a transfer costs, and how congestion changes it.

use codec::Encode;
use frame_support::{
	dispatch::{DispatchClass, GetDispatchInfo},
	traits::Hooks,
	weights::Weight,
};
use mornet_primitives::units::{currency::MILLI_GCC, time};
use mornet_runtime::{
	configs::system::RuntimeBlockWeights, Runtime, RuntimeCall, System, TransactionPayment,
	UncheckedExtrinsic,
};
use sp_keyring::Sr25519Keyring;
use sp_runtime::{
	generic::Era,
	traits::{Convert, One},
	MultiSignature,
};

use crate::common::tx_extension;

/// A transfer as a wallet sends it: signed, mortal, without tip. The signature is of the right size
/// and wrong.
fn transfer() -> UncheckedExtrinsic {
	let call = RuntimeCall::Balances(pallet_balances::Call::transfer_keep_alive {
		dest: Sr25519Keyring::Bob.to_account_id().into(),
		value: 1_000_000_000_000,
	});
	UncheckedExtrinsic::new_signed(
		call,
		Sr25519Keyring::Alice.to_account_id().into(),
		MultiSignature::Sr25519([0; 64].into()),
		tx_extension(Era::mortal(64, 1), 0, None, 0),
	)
}

fn transfer_fee() -> u128 {
	let transfer = transfer();
	let length = u32::try_from(transfer.encoded_size()).expect("a transfer is small");
	TransactionPayment::compute_fee(length, &transfer.get_dispatch_info(), 0)
}

/// Carries the fee multiplier over `blocks` blocks in which transactions fill `share` percent of
/// what they may.
fn run_blocks(blocks: u32, share: u64) {
	let normal = RuntimeBlockWeights::get()
		.get(DispatchClass::Normal)
		.max_total
		.expect("ordinary transactions have a limit");
	let used = Weight::from_parts(normal.ref_time() / 100 * share, 0);
	for _ in 0..blocks {
		System::set_block_consumed_resources(used, 0);
		<TransactionPayment as Hooks<_>>::on_finalize(System::block_number());
	}
}

#[test]
fn transfer_costs_about_a_thousandth_of_a_coin() {
	crate::common::genesis("development").execute_with(|| {
		let fee = transfer_fee();
		assert!((MILLI_GCC * 8 / 10..=MILLI_GCC * 12 / 10).contains(&fee), "{fee} plancks");
	});
}

#[test]
fn fee_rises_while_blocks_are_full_and_returns_when_they_are_not() {
	crate::common::genesis("development").execute_with(|| {
		let quiet = transfer_fee();
		run_blocks(time::HOURS, 100);
		let congested = transfer_fee();
		// The price of weight has risen; that of bytes has not.
		assert!(congested > quiet * 2, "{congested} after {quiet}");
		assert!(congested < quiet * 3, "{congested} after {quiet}");

		run_blocks(4 * time::HOURS, 0);
		assert_eq!(transfer_fee(), quiet);
	});
}

#[test]
fn fee_multiplier_never_falls_below_the_plain_price() {
	crate::common::genesis("development").execute_with(|| {
		run_blocks(time::HOURS, 0);
		let multiplier = pallet_transaction_payment::NextFeeMultiplier::<Runtime>::get();
		assert_eq!(multiplier, One::one());
		type Update = <Runtime as pallet_transaction_payment::Config>::FeeMultiplierUpdate;
		assert_eq!(Update::convert(multiplier), One::one());
	});
}
