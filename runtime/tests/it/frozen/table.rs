//! What each call does.

use super::*;

/// Makes a call that succeeds for an account that is not frozen. What else that takes, it does.
pub(super) type Build = fn(&AccountId) -> RuntimeCall;

/// What a call does to the account that makes it.
#[derive(Clone, Copy)]
pub(super) enum Does {
	/// Moves its value to another, or burns it. Not if it is frozen.
	Moves(Build),
	/// Puts coins on hold that are to be paid away, or of which others may be paid. Not if it is
	/// frozen.
	Earmarks(Build),
	/// Puts coins on hold that come back to it, which the SDK allows to the frozen too: they stay its
	/// own, and frozen. Nobody has more for it.
	Holds(Build),
	/// Makes other calls: there is a shape of it.
	Wraps,
	/// Is not for accounts: needs Root, no signer, or is filtered. Tried as well.
	Closed,
	/// Leaves its value where it is, because of this.
	Keeps(&'static str),
}
const NOTHING: &str = "has nothing to do with value";
const RETURNS: &str = "returns to an account what it has on hold";
const DEPOSIT: &str = "brings a deposit up to date, on hold";
const BOND: &str = "moves the bond about, on hold";
const STAKE: &str = "puts at stake what is on hold already, and not if the account is frozen";
const OFFICE: &str = "an office's work, without the office holder's own value";
const MOTION: &str = "of a council, or as a council, which has no value";
const VOTES: &str = "votes with what stays the account's own, locked or not";
const UNPAID: &str = "is for a deposit, and there is none to be paid";
const APPROVED: &str = "moves what another owns and approved";
const REPORT: &str = "the offender pays, not the reporter";
const TEAM: &str = "for an asset's team, which is an account without a key";
const ASSET_END: &str = "goes on with the end of an asset, which governance began";

/// All calls. What is made of them is for [`payee`], if for anybody.
#[rustfmt::skip]
pub(super) const TABLE: &[(&str, &[&str], Does)] = &[
	("System", &["remark", "remark_with_event"], Keeps(NOTHING)),
	("System", &["set_heap_pages", "set_code", "set_code_without_checks", "set_storage"], Closed),
	("System", &["kill_storage", "kill_prefix", "authorize_upgrade"], Closed),
	("System", &["authorize_upgrade_without_checks"], Closed),
	("System", &["apply_authorized_upgrade"], Keeps("the upgrade is governance's")),
	("Babe", &["report_equivocation"], Keeps(REPORT)),
	("Babe", &["report_equivocation_unsigned", "plan_config_change"], Closed),
	("Timestamp", &["set"], Closed),

	("Balances", &["transfer_allow_death"], Moves(|_| {
		BalancesCall::transfer_allow_death { dest: payee().into(), value: GCC }.into()
	})),
	("Balances", &["transfer_keep_alive"], Moves(|_| {
		BalancesCall::transfer_keep_alive { dest: payee().into(), value: GCC }.into()
	})),
	("Balances", &["transfer_all"], Moves(|_| {
		BalancesCall::transfer_all { dest: payee().into(), keep_alive: true }.into()
	})),
	("Balances", &["upgrade_accounts"], Keeps("writes an account down in today's form")),
	("Balances", &["force_transfer", "force_unreserve", "force_set_balance"], Closed),
	("Balances", &["force_adjust_total_issuance", "burn"], Closed),

	("Assets", &["transfer"], Moves(|_| {
		AssetsCall::transfer { id: Compact(E), target: payee().into(), amount: 5 }.into()
	})),
	("Assets", &["transfer_keep_alive"], Moves(|_| {
		AssetsCall::transfer_keep_alive { id: Compact(H), target: payee().into(), amount: 5 }.into()
	})),
	("Assets", &["transfer_all"], Moves(|_| {
		AssetsCall::transfer_all { id: Compact(W), dest: payee().into(), keep_alive: false }.into()
	})),
	// Burns what there is of the asset when the deposit for it goes back.
	("Assets", &["refund"], Moves(|who| {
		give_away(GCM, who);
		assert_ok!(Assets::touch(signed(who), Compact(GCM)));
		assert_ok!(<Assets as fungibles::Mutate<_>>::mint_into(GCM, who, 1_000));
		AssetsCall::refund { id: Compact(GCM), allow_burn: true }.into()
	})),
	("Assets", &["approve_transfer"], Holds(|_| {
		AssetsCall::approve_transfer { id: Compact(E), delegate: payee().into(), amount: 5 }.into()
	})),
	("Assets", &["touch"], Holds(|who| {
		give_away(GCM, who);
		AssetsCall::touch { id: Compact(GCM) }.into()
	})),
	("Assets", &["cancel_approval", "refund_other"], Keeps(RETURNS)),
	("Assets", &["transfer_approved"], Keeps(APPROVED)),
	("Assets", &["create", "force_create", "force_set_metadata", "force_clear_metadata"], Closed),
	("Assets", &["force_asset_status"], Closed),
	("Assets", &["mint", "burn", "force_transfer", "freeze", "thaw", "block"], Keeps(TEAM)),
	("Assets", &["freeze_asset", "thaw_asset", "transfer_ownership", "set_team"], Keeps(TEAM)),
	("Assets", &["set_metadata", "clear_metadata", "set_min_balance", "touch_other"], Keeps(TEAM)),
	("Assets", &["set_reserves", "force_cancel_approval", "start_destroy"], Keeps(TEAM)),
	("Assets", &["destroy_accounts", "destroy_approvals", "finish_destroy"], Keeps(ASSET_END)),

	("PoolAssets", &["transfer"], Moves(|_| {
		PoolAssetsCall::transfer { id: SHARES, target: payee().into(), amount: 5 }.into()
	})),
	("PoolAssets", &["transfer_keep_alive"], Moves(|_| {
		PoolAssetsCall::transfer_keep_alive { id: SHARES, target: payee().into(), amount: 5 }.into()
	})),
	("PoolAssets", &["transfer_all"], Moves(|_| {
		PoolAssetsCall::transfer_all { id: SHARES, dest: payee().into(), keep_alive: false }.into()
	})),
	("PoolAssets", &["refund"], Moves(|_| {
		PoolAssetsCall::refund { id: SHARES, allow_burn: true }.into()
	})),
	("PoolAssets", &["approve_transfer"], Holds(|_| {
		PoolAssetsCall::approve_transfer { id: SHARES, delegate: payee().into(), amount: 5 }.into()
	})),
	("PoolAssets", &["touch"], Holds(|_| PoolAssetsCall::touch { id: OTHER_SHARES }.into())),
	("PoolAssets", &["cancel_approval", "refund_other"], Keeps(RETURNS)),
	("PoolAssets", &["transfer_approved"], Keeps(APPROVED)),
	("PoolAssets", &["create", "force_create", "force_set_metadata"], Closed),
	("PoolAssets", &["force_clear_metadata", "force_asset_status"], Closed),
	("PoolAssets", &["mint", "burn", "force_transfer", "freeze", "thaw", "block"], Keeps(TEAM)),
	("PoolAssets", &["freeze_asset", "thaw_asset", "transfer_ownership", "set_team"], Keeps(TEAM)),
	("PoolAssets", &["set_metadata", "clear_metadata", "set_min_balance"], Keeps(TEAM)),
	("PoolAssets", &["touch_other", "set_reserves", "force_cancel_approval"], Keeps(TEAM)),
	("PoolAssets", &["start_destroy"], Keeps(TEAM)),
	("PoolAssets", &["destroy_accounts", "destroy_approvals", "finish_destroy"], Keeps(ASSET_END)),
	// There is a fee.
	("AssetConversion", &["create_pool"], Moves(|_| create_pool())),
	("AssetConversion", &["add_liquidity"], Moves(|_| {
		ExchangeCall::add_liquidity {
			asset1: gcc(),
			asset2: id(E),
			amount1_desired: GCC / 2,
			amount2_desired: 500,
			amount1_min: 1,
			amount2_min: 1,
			mint_to: payee(),
		}
		.into()
	})),
	("AssetConversion", &["remove_liquidity"], Moves(|_| {
		ExchangeCall::remove_liquidity {
			asset1: gcc(),
			asset2: id(E),
			lp_token_burn: ENDOWED_SHARES / 2,
			amount1_min_receive: 1,
			amount2_min_receive: 1,
			withdraw_to: payee(),
		}
		.into()
	})),
	("AssetConversion", &["swap_exact_tokens_for_tokens"], Moves(|_| {
		ExchangeCall::swap_exact_tokens_for_tokens {
			path: vec![gcc(), id(E)],
			amount_in: GCC,
			amount_out_min: 1,
			send_to: payee(),
			keep_alive: true,
		}
		.into()
	})),
	("AssetConversion", &["swap_tokens_for_exact_tokens"], Moves(|_| {
		ExchangeCall::swap_tokens_for_exact_tokens {
			path: vec![id(E), gcc(), id(W)],
			amount_out: 5,
			amount_in_max: 500,
			send_to: payee(),
			keep_alive: false,
		}
		.into()
	})),
	("AssetConversion", &["touch"], Holds(|_| {
		let shares = pallet_asset_conversion::NextPoolAssetId::<Runtime>::get();
		let shares = shares.expect("there are pools");
		let pool = Pools::pool_address(&*gcc(), &*id(H)).expect("it may be");
		assert_ok!(make(signed(&payee()), create_pool()));
		// The pool's deposit, which came from its creator.
		assert_ok!(PoolAssets::refund_other(signed(&payee()), shares, pool.into()));
		ExchangeCall::touch { asset1: gcc(), asset2: id(H) }.into()
	})),
	("AssetConversion", &["create_pool_with_fee", "set_pool_fee"], Closed),

	// The reporter of an offence has a share of what is slashed.
	("ValidatorStaking", &["bond"], Earmarks(|_| bond())),
	("ValidatorStaking", &["bond_extra"], Earmarks(|who| {
		assert_ok!(make(signed(who), bond()));
		StakingCall::bond_extra { amount: 100 * GCC }.into()
	})),
	("ValidatorStaking", &["unbond", "undelegate", "chill"], Keeps(BOND)),
	("ValidatorStaking", &["rebond", "delegate", "validate"], Keeps(STAKE)),
	("ValidatorStaking", &["withdraw_unbonded", "purge_keys"], Keeps(RETURNS)),
	("ValidatorStaking", &["set_payee", "payout"], Keeps("a frozen staker's rewards are paid to itself")),
	("ValidatorStaking", &["set_params", "force_chill", "force_unbond", "force_new_era"], Closed),
	("ValidatorStaking", &["cancel_deferred_slash"], Closed),
	("Session", &["set_keys"], Holds(|who| {
		let (sr25519, ed25519) = (Sr25519Keyring::One.pair(), Ed25519Keyring::One.pair());
		let keys = SessionKeys {
			babe: sr25519.public().into(),
			grandpa: ed25519.public().into(),
			authority_discovery: sr25519.public().into(),
			oracle: sr25519.public().into(),
		};
		let statement = statement_of_ownership(&who.encode());
		let signature = sr25519.sign(&statement);
		let proof = (signature, ed25519.sign(&statement), signature, signature).encode();
		pallet_session::Call::set_keys { keys, proof }.into()
	})),
	("Session", &["purge_keys"], Closed),
	("Grandpa", &["report_equivocation"], Keeps(REPORT)),
	("Grandpa", &["report_equivocation_unsigned", "note_stalled"], Closed),

	("TariffOracle", &["feed_values"], Keeps(OFFICE)),
	("Tariffs", &["set_price", "cancel_scheduled", "remove_feed", "operate"], Closed),
	("Tariffs", &["accept_waiting", "reject_waiting", "add_operator", "remove_operator"], Closed),
	("Tariffs", &["set_parameters"], Closed),
	("Tariffs", &["set_feed_source"], Keeps(OFFICE)),
	("Metering", &["register_household"], Holds(|_| register_household())),
	("Metering", &["register_device"], Holds(|who| {
		let household = pallet_metering::NextHousehold::<Runtime>::get();
		assert_ok!(make(signed(who), register_household()));
		pallet_metering::Call::register_device {
			household,
			device: DeviceId::try_from(&b"meter"[..]).expect("the id is valid"),
			attestation: Attestation::Gateway(payee()),
			rating: Rating { electricity_w: 20_000, ..Default::default() },
			baseline: Counters::default(),
		}
		.into()
	})),
	("Metering", &["close_household", "retire_device"], Keeps(RETURNS)),
	("Metering", &["approve_household", "reject_household", "approve_device"], Keeps(OFFICE)),
	("Metering", &["reset_counter", "replace_key"], Keeps(OFFICE)),
	("Metering", &["accept_quarantined", "void_quarantined"], Keeps(OFFICE)),
	("Metering", &["submit_batch", "add_registrar", "remove_registrar"], Closed),

	("Utility", &["batch", "batch_all", "force_batch", "if_else", "with_weight"], Wraps),
	("Utility", &["as_derivative", "dispatch_as", "dispatch_as_fallible"], Wraps),
	("Multisig", &["as_multi_threshold_1", "as_multi"], Wraps),
	("Multisig", &["approve_as_multi"], Holds(|_| {
		MultisigCall::approve_as_multi {
			threshold: 2,
			other_signatories: vec![payee()],
			maybe_timepoint: None,
			call_hash: [0; 32],
			max_weight: Weight::zero(),
		}
		.into()
	})),
	("Multisig", &["cancel_as_multi"], Keeps(RETURNS)),
	("Multisig", &["poke_deposit"], Keeps(DEPOSIT)),
	("Proxy", &["proxy", "proxy_announced"], Wraps),
	("Proxy", &["add_proxy"], Holds(|_| add_proxy(payee()))),
	("Proxy", &["create_pure"], Holds(|_| {
		ProxyCall::create_pure { proxy_type: ProxyType::Any, delay: 0, index: 0 }.into()
	})),
	("Proxy", &["announce"], Holds(|who| {
		assert_ok!(make(signed(&payee()), add_proxy(who.clone())));
		ProxyCall::announce { real: payee().into(), call_hash: Default::default() }.into()
	})),
	("Proxy", &["remove_proxy", "remove_proxies", "kill_pure"], Keeps(RETURNS)),
	("Proxy", &["remove_announcement", "reject_announcement"], Keeps(RETURNS)),
	("Proxy", &["poke_deposit"], Keeps(DEPOSIT)),
	("Preimage", &["note_preimage"], Holds(|_| {
		pallet_preimage::Call::note_preimage { bytes: vec![1; 100] }.into()
	})),
	("Preimage", &["unnote_preimage"], Keeps(RETURNS)),
	("Preimage", &["ensure_updated"], Keeps(DEPOSIT)),
	("Preimage", &["request_preimage", "unrequest_preimage"], Closed),
	("Scheduler", &["schedule", "schedule_named"], Wraps),
	("Scheduler", &["schedule_after", "schedule_named_after"], Wraps),
	("Scheduler", &["cancel", "cancel_named", "set_retry", "set_retry_named"], Closed),
	("Scheduler", &["cancel_retry", "cancel_retry_named"], Closed),

	("Recovery", &["control_inherited_account"], Wraps),
	("Recovery", &["set_friend_groups"], Holds(|_| befriend(payee()))),
	// A friend's stake on the account being lost. The account's owner can have the treasury take it.
	("Recovery", &["initiate_attempt"], Holds(|who| {
		assert_ok!(make(signed(&payee()), befriend(who.clone())));
		initiate(&payee())
	})),
	("Recovery", &["finish_attempt"], Holds(|_| {
		assert_ok!(make(signed(&payee()), befriend(charlie())));
		assert_ok!(make(signed(&charlie()), initiate(&payee())));
		finish(&payee())
	})),
	("Recovery", &["approve_attempt"], Keeps(NOTHING)),
	("Recovery", &["revoke_inheritor", "cancel_attempt"], Keeps(RETURNS)),
	("Recovery", &["slash_attempt"], Keeps("who called the account lost pays, not the account")),

	("Issuance", &["request_withdrawal"], Earmarks(|_| {
		pallet_issuance::Call::request_withdrawal {
			issuer: alice(),
			amount: 10 * GCC,
			payout_ref: PayoutRef::truncate_from(b"account".to_vec()),
		}
		.into()
	})),
	("Issuance", &["attest_reserves", "mint"], Keeps(OFFICE)),
	("Issuance", &["confirm_withdrawal", "reject_withdrawal"], Keeps(OFFICE)),
	("Issuance", &["expire_withdrawal"], Keeps(RETURNS)),
	("Issuance", &["set_issuer", "remove_issuer", "transfer_outstanding"], Closed),
	("Issuance", &["pause", "unpause", "set_params"], Closed),
	("Payments", &["create_order"], Holds(|_| {
		pallet_payments::Call::create_order {
			kind: OrderKind::BuyGcc,
			rail: Rail::UsdtTron,
			amount: 10 * GCC,
			beneficiary: payee(),
		}
		.into()
	})),
	("Payments", &["retry"], Keeps("gives a beneficiary what was paid on another chain")),
	("Payments", &["attest", "accept", "start_refund", "mark_refunded", "lock", "unlock"], Closed),
	("Payments", &["set_rail", "set_rate", "set_rail_enabled", "remove_rail"], Closed),
	("Payments", &["set_params"], Closed),

	("Kyc", &["attest", "consent", "drop_proposal", "renew", "revoke", "erase"], Keeps(NOTHING)),
	("Kyc", &["confirm_erasure", "rotate_registrar"], Keeps(NOTHING)),
	("Kyc", &["appoint_registrar", "set_registrar", "deactivate_registrar"], Closed),
	("Kyc", &["remove_registrar", "force_revoke", "set_limits", "set_params"], Closed),
	("Aml", &["freeze", "unfreeze", "set_params"], Closed),
	("Aml", &["expire_freeze"], Keeps("lifts a freeze whose time is over")),
	("Aml", &["open_case", "review_case", "report_case", "close_case", "reopen_case"], Closed),

	("TreasuryCouncil", &["execute", "propose", "vote", "close"], Keeps(MOTION)),
	("TreasuryCouncil", &["release_proposal_cost"], Keeps(RETURNS)),
	("TreasuryCouncil", &["set_members", "disapprove_proposal", "kill"], Closed),
	("ComplianceCouncil", &["execute", "propose", "vote", "close"], Keeps(MOTION)),
	("ComplianceCouncil", &["release_proposal_cost"], Keeps(RETURNS)),
	("ComplianceCouncil", &["set_members", "disapprove_proposal", "kill"], Closed),
	("TechnicalCommittee", &["execute", "propose", "vote", "close"], Keeps(MOTION)),
	("TechnicalCommittee", &["release_proposal_cost"], Keeps(RETURNS)),
	("TechnicalCommittee", &["set_members", "disapprove_proposal", "kill"], Closed),
	("Treasury", &["spend_local", "remove_approval", "spend", "void_spend"], Closed),
	("Treasury", &["payout", "check_status"], Keeps("the treasury pays")),
	("AssetRate", &["create", "update", "remove"], Closed),
	("CouncilBudget", &["spend", "set_limit", "set_members"], Closed),
	("ConvictionVoting", &["vote", "delegate", "undelegate", "unlock"], Keeps(VOTES)),
	("ConvictionVoting", &["remove_vote", "remove_other_vote"], Keeps(VOTES)),
	// The treasury takes the deposits of a fraud, if root or all of the committee say that it is one.
	("Referenda", &["submit"], Holds(|_| submit_referendum())),
	("Referenda", &["place_decision_deposit"], Holds(|_| {
		let index = pallet_referenda::ReferendumCount::<Runtime>::get();
		assert_ok!(make(signed(&payee()), submit_referendum()));
		pallet_referenda::Call::place_decision_deposit { index }.into()
	})),
	("Referenda", &["refund_decision_deposit", "refund_submission_deposit"], Keeps(RETURNS)),
	("Referenda", &["set_metadata"], Keeps(NOTHING)),
	("Referenda", &["cancel", "kill", "nudge_referendum", "one_fewer_deciding"], Closed),
	("Whitelist", &["dispatch_whitelisted_call"], Wraps),
	("Whitelist", &["dispatch_whitelisted_call_with_preimage"], Wraps),
	("Whitelist", &["remove_deferred_dispatch"], Keeps(NOTHING)),
	("Whitelist", &["whitelist_call", "remove_whitelisted_call"], Closed),
	("SafeMode", &["enter", "extend", "release_deposit"], Keeps(UNPAID)),
	("SafeMode", &["force_enter", "force_extend", "force_exit"], Closed),
	("SafeMode", &["force_slash_deposit", "force_release_deposit"], Closed),

	("VideoProof", &["anchor"], Holds(|_| anchor(2))),
	("VideoProof", &["derive"], Holds(|who| {
		assert_ok!(make(signed(who), anchor(2)));
		VideoCall::derive {
			hash: content(3),
			parent: content(2),
			kind: DerivationKind::Vertical,
			about: about(),
			retention: RetentionClass::Month,
		}
		.into()
	})),
	("VideoProof", &["extend_retention"], Keeps(DEPOSIT)),
	("VideoProof", &["grant_access"], Holds(|who| {
		assert_ok!(make(signed(who), anchor(2)));
		let subject = Subject::Content(content(2));
		VideoCall::grant_access { subject, account: payee(), until: 1 }.into()
	})),
	("VideoProof", &["open_stream"], Holds(|_| open_stream())),
	("VideoProof", &["anchor_segments"], Holds(|who| {
		assert_ok!(make(signed(who), open_stream()));
		VideoCall::anchor_segments {
			stream: 0,
			interval: 0,
			first_segment: 0,
			count: 1,
			root: H256::zero(),
		}
		.into()
	})),
	("VideoProof", &["erase", "close_stream", "set_operator", "erase_stream"], Keeps(NOTHING)),
	("VideoProof", &["extend_stream_retention"], Keeps(NOTHING)),
	("VideoProof", &["remove", "end_access", "prune_stream", "remove_stream"], Keeps(RETURNS)),
	("VideoProof", &["prune_task"], Keeps(RETURNS)),
	("VideoProof", &["register_task"], Holds(|who| {
		serve(who);
		register_task()
	})),
	("VideoProof", &["complete_task"], Holds(|who| {
		serve(who);
		assert_ok!(make(signed(who), register_task()));
		assert_ok!(make(signed(who), VideoCall::start_task { task: 0 }.into()));
		let (task, result, about) = (0, content(3), about());
		VideoCall::complete_task { task, result, about, retention: RetentionClass::Month }.into()
	})),
	("VideoProof", &["start_task", "fail_task"], Keeps(OFFICE)),
	("VideoProof", &["add_service", "remove_service"], Closed),

	// A frozen merchant is not paid, and so it sells nothing.
	("Escrow", &["open_order"], Earmarks(|_| open_order())),
	("Escrow", &["pay"], Moves(|_| {
		assert_ok!(make(signed(&payee()), open_order()));
		pay_order()
	})),
	("Escrow", &["refund"], Moves(|who| {
		assert_ok!(make(signed(who), open_order()));
		assert_ok!(make(signed(&payee()), pay_order()));
		EscrowCall::refund { order: 0 }.into()
	})),
	("Escrow", &["cancel"], Keeps(RETURNS)),
	("Escrow", &["release"], Keeps("gives up a claim to what is on hold of the merchant")),
	("Escrow", &["dispute", "answer", "attach_proof"], Keeps(NOTHING)),
	("Escrow", &["rule"], Keeps("an arbiter's, and takes nothing from a frozen merchant")),
	("Escrow", &["settle"], Keeps("ends what is over, and takes nothing from a frozen merchant")),
	("Escrow", &["appoint_arbiter", "dismiss_arbiter", "set_params"], Closed),

	("Subscriptions", &["subscribe"], Moves(|_| subscribe())),
	("Subscriptions", &["upgrade"], Moves(|who| {
		assert_ok!(make(signed(who), subscribe()));
		let (plan, period, price) = (2, Period::Monthly, 599 * GCC);
		SubscriptionsCall::upgrade { plan, period, price }.into()
	})),
	("Subscriptions", &["set_renewal"], Keeps("agrees to payments, which a freeze stops")),
	("Subscriptions", &["settle"], Keeps("makes the payment agreed to, which a freeze stops")),
	("Subscriptions", &["cancel"], Keeps(NOTHING)),
	("Subscriptions", &["start_task", "give_back_task", "create_plan"], Keeps(OFFICE)),
	("Subscriptions", &["set_plan_status", "set_plan_quota", "remove_plan"], Keeps(OFFICE)),
	("Subscriptions", &["appoint_service", "dismiss_service", "set_params"], Closed),
	#[cfg(feature = "dev")]
	("Sudo", &["sudo", "sudo_unchecked_weight", "sudo_as"], Wraps),
	#[cfg(feature = "dev")]
	("Sudo", &["set_key", "remove_key"], Keeps(OFFICE)),
];
