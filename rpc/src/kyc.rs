//! The `kyc` namespace: an account's level, limits and what is left of them, and the registrars.

use std::sync::Arc;

use jsonrpsee::{core::RpcResult, proc_macros::rpc};
use mornet_primitives::{
	aml::{AmlApi, FreezeOverview},
	kyc::{
		AccountOverview, AttestationOverview, KycApi as RuntimeApi, Level, ProposalOverview, Ramp,
		RampLimit, RampLimitsByLevel, RampOverview, RegistrarId, RegistrarOverview, RevokeReason,
		Standing, TombstoneOverview,
	},
	AccountId, Hash, Moment, OpaqueBlock as Block,
};
use serde::{Deserialize, Serialize};
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;

use crate::{
	aml::Freeze,
	convert::{runtime_error, Amount},
};

/// What may pass a ramp.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Limit {
	/// Most in one operation, in plancks. With `0` the ramp is closed; with 2^128 - 1 there is no
	/// limit.
	pub per_operation: Amount,
	/// Most in any 24 hours, in plancks.
	pub per_day: Amount,
}

impl From<RampLimit> for Limit {
	fn from(RampLimit { per_operation, per_day }: RampLimit) -> Self {
		Self { per_operation: per_operation.into(), per_day: per_day.into() }
	}
}

/// What may pass a ramp, and what did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RampState {
	/// The ramp: `deposit`, `withdrawal`, `payment` or `merchantReceipt`.
	pub ramp: Ramp,
	/// The limits at the account's level.
	pub limit: Limit,
	/// What passed in the last day, in plancks. By full hours: it may be of up to 25 hours.
	pub used: Amount,
	/// What could pass now in one operation, in plancks; `0` for a frozen account.
	pub left: Amount,
}

impl From<RampOverview> for RampState {
	fn from(ramp: RampOverview) -> Self {
		Self {
			ramp: ramp.ramp,
			limit: ramp.limit.into(),
			used: ramp.used.into(),
			left: ramp.left.into(),
		}
	}
}

/// What a registrar attested of an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Attestation {
	/// Which registrar.
	pub registrar: RegistrarId,
	/// The level it attested, from 1 to 3, in force or not.
	pub level: u8,
	/// The customer's jurisdiction, ISO 3166-1 alpha-2.
	pub jurisdiction: String,
	/// What binds the registrar to its file.
	pub commitment: Hash,
	/// When it was written or renewed.
	pub written_at: Moment,
	/// When the account consented.
	pub consented_at: Moment,
	/// From when on it is not in force.
	pub expires_at: Moment,
	/// Why it was revoked: `inaccurate`, `compliance`, `customerRequest` or `other`; `null` if it
	/// was not.
	pub revoked: Option<String>,
}

const fn reason_name(reason: RevokeReason) -> &'static str {
	match reason {
		RevokeReason::Inaccurate => "inaccurate",
		RevokeReason::Compliance => "compliance",
		RevokeReason::CustomerRequest => "customerRequest",
		RevokeReason::Other => "other",
	}
}

const fn level_number(level: Level) -> u8 {
	match level {
		Level::Zero => 0,
		Level::One => 1,
		Level::Two => 2,
		Level::Three => 3,
	}
}

impl From<AttestationOverview> for Attestation {
	fn from(attestation: AttestationOverview) -> Self {
		Self {
			registrar: attestation.registrar,
			level: level_number(attestation.level),
			jurisdiction: attestation.jurisdiction.into(),
			commitment: attestation.commitment,
			written_at: attestation.written_at,
			consented_at: attestation.consented_at,
			expires_at: attestation.expires_at,
			revoked: attestation.revoked.map(|reason| reason_name(reason).into()),
		}
	}
}

/// An attestation that waits for the account's consent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Proposal {
	/// Which registrar attests.
	pub registrar: RegistrarId,
	/// The level, from 1 to 3.
	pub level: u8,
	/// The customer's jurisdiction, ISO 3166-1 alpha-2.
	pub jurisdiction: String,
	/// What binds the registrar to its file.
	pub commitment: Hash,
	/// When the attestation will expire.
	pub expires_at: Moment,
	/// From when on the account cannot consent.
	pub lapses_at: Moment,
}

impl From<ProposalOverview> for Proposal {
	fn from(proposal: ProposalOverview) -> Self {
		Self {
			registrar: proposal.registrar,
			level: level_number(proposal.level),
			jurisdiction: proposal.jurisdiction.into(),
			commitment: proposal.commitment,
			expires_at: proposal.expires_at,
			lapses_at: proposal.lapses_at,
		}
	}
}

/// What is left of a registrar's attestation that was erased, or gave way to another registrar's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Tombstone {
	/// Whose attestation it was.
	pub registrar: RegistrarId,
	/// When its commitment left the state.
	pub erased_at: Moment,
	/// When the registrar said that the salt is destroyed; `null` until it does.
	pub destroyed_at: Option<Moment>,
}

impl From<TombstoneOverview> for Tombstone {
	fn from(TombstoneOverview { registrar, erased_at, destroyed_at }: TombstoneOverview) -> Self {
		Self { registrar, erased_at, destroyed_at }
	}
}

/// An account as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Account {
	/// The level in force, from 0 to 3.
	pub level: u8,
	/// Why it is no higher: `unattested`, `inForce`, `expired`, `revoked` or `compromised`.
	pub standing: String,
	/// What was attested, in force or not; `null` if nothing is.
	pub attestation: Option<Attestation>,
	/// What waits for the account's consent.
	pub proposals: Vec<Proposal>,
	/// What is left of those before it: of each registrar's last, the latest first.
	pub tombstones: Vec<Tombstone>,
	/// The freeze; `null` if the account is not frozen.
	pub freeze: Option<Freeze>,
	/// The ramps with their limits and what is left of them.
	pub ramps: Vec<RampState>,
}

const fn standing_name(standing: Standing) -> &'static str {
	match standing {
		Standing::Unattested => "unattested",
		Standing::InForce => "inForce",
		Standing::Expired => "expired",
		Standing::Revoked => "revoked",
		Standing::Compromised => "compromised",
	}
}

fn account_json(
	account: AccountOverview,
	proposals: Vec<ProposalOverview>,
	freeze: Option<FreezeOverview<AccountId>>,
) -> Account {
	Account {
		level: level_number(account.level),
		standing: standing_name(account.standing).into(),
		attestation: account.attestation.map(Into::into),
		proposals: proposals.into_iter().map(Into::into).collect(),
		tombstones: account.tombstones.into_iter().map(Into::into).collect(),
		freeze: freeze.map(Into::into),
		ramps: account.ramps.into_iter().map(Into::into).collect(),
	}
}

/// The limits of a ramp.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RampLimits {
	/// The ramp: `deposit`, `withdrawal`, `payment` or `merchantReceipt`.
	pub ramp: Ramp,
	/// The limits at the levels 0 to 3.
	pub levels: Vec<Limit>,
}

fn limits_json(ramp: Ramp, limits: RampLimitsByLevel) -> RampLimits {
	RampLimits { ramp, levels: limits.into_iter().map(Into::into).collect() }
}

/// A registrar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Registrar {
	/// Its number.
	pub id: RegistrarId,
	/// The account that acts for it, or did last.
	pub account: AccountId,
	/// The highest level it attests.
	pub max_level: u8,
	/// Where it attests, ISO 3166-1 alpha-2.
	pub jurisdictions: Vec<String>,
	/// Whether it is appointed.
	pub active: bool,
	/// What it wrote from this time on is void; `null` if nothing is.
	pub compromised_since: Option<Moment>,
	/// Accounts that it attested and that are not erased, in force or not.
	pub attestations: u32,
	/// Attestations of it that wait for consent.
	pub proposals: u32,
}

impl From<RegistrarOverview<AccountId>> for Registrar {
	fn from(registrar: RegistrarOverview<AccountId>) -> Self {
		Self {
			id: registrar.id,
			account: registrar.account,
			max_level: level_number(registrar.max_level),
			jurisdictions: registrar.jurisdictions.into_iter().map(Into::into).collect(),
			active: registrar.active,
			compromised_since: registrar.compromised_since,
			attestations: registrar.attestations,
			proposals: registrar.proposals,
		}
	}
}

/// Levels, limits and registrars. The last parameter of a method is the block to ask at, the best
/// one if left out.
#[rpc(server, namespace = "kyc")]
pub trait KycRpc {
	/// An account as it stands.
	#[method(name = "account")]
	fn account(&self, account: AccountId, at: Option<Hash>) -> RpcResult<Account>;

	/// The limits by level, of one ramp or of all.
	#[method(name = "limits")]
	fn limits(&self, ramp: Option<Ramp>, at: Option<Hash>) -> RpcResult<Vec<RampLimits>>;

	/// The registrars by number, those included that are deactivated and have something on record.
	#[method(name = "registrars")]
	fn registrars(&self, at: Option<Hash>) -> RpcResult<Vec<Registrar>>;
}

/// Answers [`KycRpcServer`] from the runtime.
pub struct Kyc<C> {
	client: Arc<C>,
}

impl<C> Kyc<C> {
	/// From a client.
	pub fn new(client: Arc<C>) -> Self {
		Self { client }
	}
}

impl<C> KycRpcServer for Kyc<C>
where
	C: ProvideRuntimeApi<Block> + HeaderBackend<Block> + Send + Sync + 'static,
	C::Api: RuntimeApi<Block, AccountId> + AmlApi<Block, AccountId>,
{
	fn account(&self, account: AccountId, at: Option<Hash>) -> RpcResult<Account> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let api = self.client.runtime_api();
		let standing = api.standing(at, account.clone()).map_err(runtime_error)?;
		let proposals = api.proposals_of(at, account.clone()).map_err(runtime_error)?;
		let freeze = api.freeze_of(at, account).map_err(runtime_error)?;
		Ok(account_json(standing, proposals, freeze))
	}

	fn limits(&self, ramp: Option<Ramp>, at: Option<Hash>) -> RpcResult<Vec<RampLimits>> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let api = self.client.runtime_api();
		let ramps = ramp.map_or_else(|| Ramp::ALL.to_vec(), |ramp| vec![ramp]);
		ramps
			.into_iter()
			.map(|ramp| Ok(limits_json(ramp, api.limits(at, ramp).map_err(runtime_error)?)))
			.collect()
	}

	fn registrars(&self, at: Option<Hash>) -> RpcResult<Vec<Registrar>> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let registrars = self.client.runtime_api().registrars(at).map_err(runtime_error)?;
		Ok(registrars.into_iter().map(Into::into).collect())
	}
}

#[cfg(test)]
mod tests {
	#![allow(
		clippy::unwrap_used,
		clippy::arithmetic_side_effects,
		reason = "a test fails by panicking"
	)]

	use mornet_primitives::{aml::FreezeCode, kyc::Jurisdiction};
	use serde_json::json;

	use super::*;

	const NOW: Moment = 1_767_268_800_000;
	const GCC: u128 = 1_000_000_000_000;

	fn germany() -> Jurisdiction {
		Jurisdiction::try_from(*b"DE").unwrap()
	}

	fn attestation() -> AttestationOverview {
		AttestationOverview {
			registrar: 3,
			level: Level::Two,
			jurisdiction: germany(),
			commitment: Hash::repeat_byte(0xab),
			written_at: NOW,
			consented_at: NOW + 1,
			expires_at: NOW + 2,
			revoked: None,
		}
	}

	fn overview() -> AccountOverview {
		let limit = RampLimit { per_operation: 200 * GCC, per_day: 500 * GCC };
		AccountOverview {
			level: Level::Zero,
			standing: Standing::Unattested,
			attestation: None,
			tombstones: Vec::new(),
			frozen: false,
			ramps: vec![RampOverview {
				ramp: Ramp::MerchantReceipt,
				limit,
				used: 450 * GCC,
				left: limit.left(450 * GCC),
			}],
		}
	}

	fn json_of(value: impl Serialize) -> serde_json::Value {
		serde_json::to_value(value).unwrap()
	}

	/// As the metadata has it, with a small letter.
	fn is_camel_case_of(name: &str, value: impl std::fmt::Debug) {
		assert!(name.eq_ignore_ascii_case(&format!("{value:?}")), "{name}");
		assert!(name.starts_with(char::is_lowercase), "{name}");
	}

	#[test]
	fn account_of_a_stranger_looks_as_documented() {
		let expected = json!({
			"level": 0,
			"standing": "unattested",
			"attestation": null,
			"proposals": [],
			"tombstones": [],
			"freeze": null,
			"ramps": [{
				"ramp": "merchantReceipt",
				"limit": { "perOperation": "200000000000000", "perDay": "500000000000000" },
				"used": "450000000000000",
				"left": "50000000000000",
			}],
		});
		assert_eq!(json_of(account_json(overview(), Vec::new(), None)), expected);
	}

	#[test]
	fn what_is_on_record_of_an_account_is_shown() {
		let account = AccountOverview {
			level: Level::Two,
			standing: Standing::InForce,
			attestation: Some(attestation()),
			tombstones: vec![
				TombstoneOverview { registrar: 1, erased_at: NOW, destroyed_at: None },
				TombstoneOverview { registrar: 2, erased_at: NOW, destroyed_at: Some(NOW + 1) },
			],
			frozen: true,
			..overview()
		};
		let proposal = ProposalOverview {
			registrar: 4,
			level: Level::Three,
			jurisdiction: germany(),
			commitment: Hash::repeat_byte(0xcd),
			expires_at: NOW + 4,
			lapses_at: NOW + 3,
		};
		let freeze = FreezeOverview {
			account: AccountId::new([1; 32]),
			code: FreezeCode::Investigation,
			since: NOW,
			until: Some(NOW + 5),
			case: Some(7),
		};
		let json = json_of(account_json(account, vec![proposal], Some(freeze)));
		assert_eq!((&json["level"], &json["standing"]), (&json!(2), &json!("inForce")));
		assert_eq!(
			json["attestation"],
			json!({
				"registrar": 3,
				"level": 2,
				"jurisdiction": "DE",
				"commitment": format!("0x{}", "ab".repeat(32)),
				"writtenAt": NOW,
				"consentedAt": NOW + 1,
				"expiresAt": NOW + 2,
				"revoked": null,
			})
		);
		assert_eq!(
			json["proposals"],
			json!([{
				"registrar": 4,
				"level": 3,
				"jurisdiction": "DE",
				"commitment": format!("0x{}", "cd".repeat(32)),
				"expiresAt": NOW + 4,
				"lapsesAt": NOW + 3,
			}])
		);
		assert_eq!(
			json["tombstones"],
			json!([
				{ "registrar": 1, "erasedAt": NOW, "destroyedAt": null },
				{ "registrar": 2, "erasedAt": NOW, "destroyedAt": NOW + 1 },
			])
		);
		assert_eq!(
			json["freeze"],
			json!({
				"account": "5C62Ck4UrFPiBtoCmeSrgF7x9yv9mn38446dhCpsi2mLHiFT",
				"code": "investigation",
				"since": NOW,
				"until": NOW + 5,
				"case": 7,
			})
		);
	}

	#[test]
	fn limits_are_by_level_and_ramps_are_read_as_they_are_written() {
		let low = RampLimit { per_operation: 1, per_day: 2 };
		let limits = [RampLimit::default(), low, low, RampLimit::UNLIMITED];
		let max = "340282366920938463463374607431768211455";
		assert_eq!(
			json_of(limits_json(Ramp::Deposit, limits)),
			json!({
				"ramp": "deposit",
				"levels": [
					{ "perOperation": "0", "perDay": "0" },
					{ "perOperation": "1", "perDay": "2" },
					{ "perOperation": "1", "perDay": "2" },
					{ "perOperation": max, "perDay": max },
				],
			})
		);
		for ramp in Ramp::ALL {
			assert_eq!(serde_json::from_value::<Ramp>(json_of(ramp)).unwrap(), ramp);
		}
	}

	#[test]
	fn registrars_look_as_documented() {
		let registrar = RegistrarOverview {
			id: 3,
			account: AccountId::new([1; 32]),
			max_level: Level::Three,
			jurisdictions: vec![Jurisdiction::try_from(*b"AT").unwrap(), germany()],
			active: false,
			compromised_since: Some(NOW),
			attestations: 5,
			proposals: 6,
		};
		let expected = json!({
			"id": 3,
			"account": "5C62Ck4UrFPiBtoCmeSrgF7x9yv9mn38446dhCpsi2mLHiFT",
			"maxLevel": 3,
			"jurisdictions": ["AT", "DE"],
			"active": false,
			"compromisedSince": NOW,
			"attestations": 5,
			"proposals": 6,
		});
		assert_eq!(json_of(Registrar::from(registrar)), expected);
	}

	#[test]
	fn standings_and_reasons_have_the_names_of_the_metadata() {
		for standing in [
			Standing::Unattested,
			Standing::InForce,
			Standing::Expired,
			Standing::Revoked,
			Standing::Compromised,
		] {
			is_camel_case_of(standing_name(standing), standing);
		}
		for reason in [
			RevokeReason::Inaccurate,
			RevokeReason::Compliance,
			RevokeReason::CustomerRequest,
			RevokeReason::Other,
		] {
			is_camel_case_of(reason_name(reason), reason);
			let revoked = AttestationOverview { revoked: Some(reason), ..attestation() };
			assert_eq!(Attestation::from(revoked).revoked.as_deref(), Some(reason_name(reason)));
		}
		for (number, level) in (0..).zip(Level::ALL) {
			assert_eq!(level_number(level), number);
		}
	}
}
