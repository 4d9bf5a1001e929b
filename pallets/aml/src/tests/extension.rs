//! The check of a transaction's signer.

use frame_support::assert_ok;
use mornet_primitives::aml::SIGNER_FROZEN;
use sp_runtime::{
	traits::DispatchTransaction,
	transaction_validity::{InvalidTransaction, TransactionSource::External},
};

use crate::{mock::*, *};

fn check(
	origin: RuntimeOrigin,
) -> Result<(), sp_runtime::transaction_validity::TransactionValidityError> {
	let call = RuntimeCall::System(frame_system::Call::remark { remark: Vec::new() });
	CheckFrozen::<Test>::new()
		.validate_only(origin, &call, &Default::default(), 0, External, 0)
		.map(drop)
}

#[test]
fn a_frozen_signer_should_be_told_so() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(check(signed(ALICE)));
		freeze(ALICE);
		assert_eq!(check(signed(ALICE)), Err(InvalidTransaction::Custom(SIGNER_FROZEN).into()));
		assert_ok!(check(signed(BOB)));
		// Whoever is no account is none that could be frozen.
		assert_ok!(check(root()));
		assert_ok!(Aml::unfreeze(signed(COUNCIL), ALICE));
		assert_ok!(check(signed(ALICE)));
	});
}
