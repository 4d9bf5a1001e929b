//! The check of a transaction's signer.

use core::marker::PhantomData;

use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::{
	pallet_prelude::TransactionSource, traits::OriginTrait, weights::Weight, DefaultNoBound,
};
use mornet_primitives::aml::SIGNER_FROZEN;
use scale_info::TypeInfo;
use sp_runtime::{
	impl_tx_ext_default,
	traits::{DispatchInfoOf, TransactionExtension, ValidateResult},
	transaction_validity::InvalidTransaction,
};

use crate::{
	pallet::{Config, Frozen},
	weights::WeightInfo,
};

/// Refuses transactions that a frozen account signs, with a reason that a wallet can show, before
/// they enter the pool.
///
/// It is no more than the front door: it sees the signer and no account that a proxy, a multisig or
/// the scheduler acts for. What keeps the value in place is the freeze on the balances. It adds to
/// that: calls that cost nothing, and approvals by a frozen signatory, do not pass either.
#[derive(Encode, Decode, DecodeWithMemTracking, DefaultNoBound, Clone, Eq, PartialEq, TypeInfo)]
#[scale_info(skip_type_params(T))]
pub struct CheckFrozen<T>(PhantomData<T>);

impl<T: Config + Send + Sync> core::fmt::Debug for CheckFrozen<T> {
	fn fmt(&self, f: &mut core::fmt::Formatter) -> core::fmt::Result {
		f.write_str("CheckFrozen")
	}
}

impl<T: Config + Send + Sync> CheckFrozen<T> {
	/// The extension: it carries nothing.
	pub fn new() -> Self {
		Self::default()
	}
}

impl<T: Config + Send + Sync> TransactionExtension<T::RuntimeCall> for CheckFrozen<T> {
	const IDENTIFIER: &'static str = "CheckFrozen";
	type Implicit = ();
	type Val = ();
	type Pre = ();

	fn weight(&self, _: &T::RuntimeCall) -> Weight {
		T::WeightInfo::check_frozen()
	}

	fn validate(
		&self,
		origin: T::RuntimeOrigin,
		_call: &T::RuntimeCall,
		_info: &DispatchInfoOf<T::RuntimeCall>,
		_len: usize,
		_self_implicit: Self::Implicit,
		_inherited_implication: &impl Encode,
		_source: TransactionSource,
	) -> ValidateResult<Self::Val, T::RuntimeCall> {
		if origin.as_signer().is_some_and(Frozen::<T>::contains_key) {
			return Err(InvalidTransaction::Custom(SIGNER_FROZEN).into());
		}
		Ok((Default::default(), (), origin))
	}

	impl_tx_ext_default!(T::RuntimeCall; prepare);
}
