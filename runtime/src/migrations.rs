//! Migrations, in two tuples: what the next release runs once, and what runs on every upgrade.

/// Run by the upgrade to the release under way. An entry may be removed only after that release is
/// enacted on every live chain.
pub type Unreleased = ();

/// Run by every upgrade.
pub type Permanent = ();

/// All of them, in order.
pub type SingleBlockMigrations = (Unreleased, Permanent);
