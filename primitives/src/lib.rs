//! What the MorNet runtime, node and RPC share: the basic types and the units of money and time.
//!
//! The node links no runtime: it reads the wasm from the chain specification. Whatever the two have
//! to agree on is declared here, and nothing else is.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub mod aml;
pub mod escrow;
pub mod issuance;
pub mod kyc;
pub mod metering;
pub mod oracle;
pub mod ordered;
pub mod payments;
pub mod rolling;
pub mod staking;
pub mod subscriptions;
pub mod tariffs;
pub mod treasury;
pub mod units;
pub mod video;

use sp_runtime::{
	generic,
	traits::{BlakeTwo256, IdentifyAccount, Verify},
	MultiAddress, MultiSignature, OpaqueExtrinsic,
};

/// Number of a block. At one block in 3 s, `u32` lasts for some 400 years.
pub type BlockNumber = u32;

/// A signature over a transaction: sr25519, ed25519 or ECDSA.
pub type Signature = MultiSignature;

/// An account: the 32 byte public key, or the hash of a longer one, that its signer answers for.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;

/// How a transaction names an account.
pub type Address = MultiAddress<AccountId, ()>;

/// An amount of GCC in plancks (1 GCC = 10^12 plancks), or of another asset in its smallest unit.
pub type Balance = u128;

/// Identifier of an asset in `pallet-assets`; see [`units::asset`].
pub type AssetId = u32;

/// Count of transactions an account has sent.
pub type Nonce = u32;

/// A block's or a transaction's hash: BLAKE2b-256.
pub type Hash = sp_core::H256;

/// Hash function of blocks, transactions and the state trie.
pub type Hashing = BlakeTwo256;

/// Milliseconds since the Unix epoch.
pub type Moment = u64;

/// Header of a block.
pub type Header = generic::Header<BlockNumber, Hashing>;

/// A block as the node sees it: the transactions are bytes that only the runtime can read.
pub type OpaqueBlock = generic::Block<Header, OpaqueExtrinsic>;
