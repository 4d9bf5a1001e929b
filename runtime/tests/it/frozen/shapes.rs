//! How a call can be made for an account.

use super::*;

/// Calls, each with the origin that makes it.
pub(super) type Steps = Vec<(RuntimeOrigin, RuntimeCall)>;

/// The shape in which everything can be done for an account but what is in its pallet.
pub(super) const INHERITED: &str = "Recovery.control_inherited_account";

const WITH_PREIMAGE: &str = "Whitelist.dispatch_whitelisted_call_with_preimage";

/// A way to make a call for an account, but for the account's own transaction.
pub(super) struct Shape {
	/// The calls it is made of.
	pub(super) of: &'static [&'static str],
	/// The account.
	pub(super) account: fn() -> AccountId,
	/// What is done before that is frozen, and what after. Then the scheduler does its part.
	pub(super) steps: fn(&AccountId, RuntimeCall) -> (Steps, Steps),
}

/// All shapes.
#[rustfmt::skip]
pub(super) const SHAPES: &[Shape] = &[
	// What its transaction would do if the signer were not looked at.
	Shape { of: &[], account: ferdie, steps: |who, call| {
		(vec![], vec![(signed(who), call)])
	} },
	Shape { of: &["Utility.batch"], account: ferdie, steps: |who, call| {
		(vec![], vec![(signed(who), UtilityCall::batch { calls: vec![call] }.into())])
	} },
	Shape { of: &["Utility.batch_all"], account: ferdie, steps: |who, call| {
		(vec![], vec![(signed(who), UtilityCall::batch_all { calls: vec![call] }.into())])
	} },
	Shape { of: &["Utility.force_batch"], account: ferdie, steps: |who, call| {
		(vec![], vec![(signed(who), UtilityCall::force_batch { calls: vec![call] }.into())])
	} },
	Shape { of: &["Utility.if_else"], account: ferdie, steps: |who, call| {
		let (main, fallback) = (Box::new(call.clone()), Box::new(call));
		(vec![], vec![(signed(who), UtilityCall::if_else { main, fallback }.into())])
	} },
	Shape { of: &["Utility.with_weight", "Utility.dispatch_as"], account: ferdie, steps: |who, call| {
		let (call, weight) = (dispatch_as(who, call), Weight::zero());
		(vec![], vec![(root(), UtilityCall::with_weight { call, weight }.into())])
	} },
	Shape { of: &["Utility.dispatch_as_fallible"], account: ferdie, steps: |who, call| {
		let as_origin = Box::new(OriginCaller::system(RawOrigin::Signed(who.clone())));
		let call = UtilityCall::dispatch_as_fallible { as_origin, call: Box::new(call) };
		(vec![], vec![(root(), call.into())])
	} },
	Shape { of: &["Utility.as_derivative"], account: derivative, steps: |_, call| {
		let call = UtilityCall::as_derivative { index: 7, call: Box::new(call) };
		(vec![], vec![(signed(&bob()), call.into())])
	} },
	Shape { of: &["Multisig.as_multi_threshold_1"], account: || multisig(1), steps: |_, call| {
		(vec![], vec![(signed(&bob()), as_either(call))])
	} },
	// One signatory approved before the freeze.
	Shape { of: &["Multisig.as_multi"], account: || multisig(2), steps: |_, call| {
		let approve = |other, maybe_timepoint| MultisigCall::as_multi {
			threshold: 2,
			other_signatories: vec![other],
			maybe_timepoint,
			call: Box::new(call.clone()),
			max_weight: Weight::MAX,
		};
		let before = vec![(signed(&bob()), approve(charlie(), None).into())];
		let last = approve(bob(), Some(Multisig::timepoint())).into();
		(before, vec![(signed(&charlie()), last)])
	} },
	Shape { of: &["Proxy.proxy"], account: ferdie, steps: |who, call| {
		(vec![(signed(who), add_proxy(eve()))], vec![(signed(&eve()), proxy(who, call))])
	} },
	// Announced before the freeze.
	Shape { of: &["Proxy.proxy_announced"], account: ferdie, steps: |who, call| {
		let (real, call_hash) = (who.clone().into(), BlakeTwo256::hash_of(&call));
		let announce = ProxyCall::announce { real, call_hash }.into();
		let (delegate, real) = (eve().into(), who.clone().into());
		let (force_proxy_type, call) = (None, Box::new(call));
		let call = ProxyCall::proxy_announced { delegate, real, force_proxy_type, call };
		(
			vec![(signed(who), add_proxy(eve())), (signed(&eve()), announce)],
			vec![(signed(&bob()), call.into())],
		)
	} },
	// Scheduled before the freeze. Only Root schedules.
	Shape { of: &["Scheduler.schedule"], account: ferdie, steps: |who, call| {
		let (maybe_periodic, priority, call) = (None, 0, dispatch_as(who, call));
		let call = SchedulerCall::schedule { when: 2, maybe_periodic, priority, call };
		(vec![(root(), call.into())], vec![])
	} },
	Shape { of: &["Scheduler.schedule_named"], account: ferdie, steps: |who, call| {
		let (id, when, maybe_periodic, priority, call) = ([1; 32], 2, None, 0, dispatch_as(who, call));
		let call = SchedulerCall::schedule_named { id, when, maybe_periodic, priority, call };
		(vec![(root(), call.into())], vec![])
	} },
	Shape { of: &["Scheduler.schedule_after"], account: ferdie, steps: |who, call| {
		let (maybe_periodic, priority, call) = (None, 0, dispatch_as(who, call));
		let call = SchedulerCall::schedule_after { after: 0, maybe_periodic, priority, call };
		(vec![(root(), call.into())], vec![])
	} },
	Shape { of: &["Scheduler.schedule_named_after"], account: ferdie, steps: |who, call| {
		let (id, after, maybe_periodic, priority, call) = ([1; 32], 0, None, 0, dispatch_as(who, call));
		let call = SchedulerCall::schedule_named_after { id, after, maybe_periodic, priority, call };
		(vec![(root(), call.into())], vec![])
	} },
	// A friend recovered the account before the freeze.
	Shape { of: &[INHERITED], account: ferdie, steps: |who, call| {
		let (recovered, call) = (who.clone().into(), Box::new(call));
		let call = RecoveryCall::control_inherited_account { recovered, call };
		(
			vec![
				(signed(who), befriend(bob())),
				(signed(&bob()), initiate(who)),
				(signed(&eve()), finish(who)),
			],
			vec![(signed(&eve()), call.into())],
		)
	} },
	// A referendum decided it before the freeze, and then the committee whitelisted it: whoever wants
	// to has it made.
	Shape { of: &["Whitelist.dispatch_whitelisted_call"], account: ferdie, steps: |who, call| {
		let call = dispatch_as(who, call);
		let (bytes, call_hash) = (call.encode(), BlakeTwo256::hash_of(&call));
		let call_encoded_len = u32::try_from(bytes.len()).expect("it is short");
		let dispatch: RuntimeCall = WhitelistCall::dispatch_whitelisted_call {
			call_hash,
			call_encoded_len,
			call_weight_witness: Weight::MAX,
		}
		.into();
		(
			vec![
				(signed(&bob()), pallet_preimage::Call::note_preimage { bytes }.into()),
				(root(), dispatch.clone()),
				(root(), WhitelistCall::whitelist_call { call_hash }.into()),
			],
			vec![(signed(&bob()), dispatch)],
		)
	} },
	Shape { of: &[WITH_PREIMAGE], account: ferdie, steps: |who, call| {
		let call = dispatch_as(who, call);
		let call_hash = BlakeTwo256::hash_of(&call);
		let dispatch: RuntimeCall =
			WhitelistCall::dispatch_whitelisted_call_with_preimage { call }.into();
		(
			vec![
				(root(), dispatch.clone()),
				(root(), WhitelistCall::whitelist_call { call_hash }.into()),
			],
			vec![(signed(&bob()), dispatch)],
		)
	} },
	// By the developer.
	#[cfg(feature = "dev")]
	Shape { of: &["Sudo.sudo_as"], account: ferdie, steps: |who, call| {
		let (who, call) = (who.clone().into(), Box::new(call));
		(vec![], vec![(signed(&alice()), pallet_sudo::Call::sudo_as { who, call }.into())])
	} },
	#[cfg(feature = "dev")]
	Shape { of: &["Sudo.sudo"], account: ferdie, steps: |who, call| {
		let call = dispatch_as(who, call);
		(vec![], vec![(signed(&alice()), pallet_sudo::Call::sudo { call }.into())])
	} },
	#[cfg(feature = "dev")]
	Shape { of: &["Sudo.sudo_unchecked_weight"], account: ferdie, steps: |who, call| {
		let (call, weight) = (dispatch_as(who, call), Weight::zero());
		let call = pallet_sudo::Call::sudo_unchecked_weight { call, weight };
		(vec![], vec![(signed(&alice()), call.into())])
	} },
	// One in another: a multisig that is a proxy.
	Shape { of: &[], account: ferdie, steps: |who, call| {
		let inner = proxy(who, UtilityCall::batch { calls: vec![call] }.into());
		let outer = as_either(UtilityCall::batch_all { calls: vec![inner] }.into());
		(vec![(signed(who), add_proxy(multisig(1)))], vec![(signed(&bob()), outer)])
	} },
];
