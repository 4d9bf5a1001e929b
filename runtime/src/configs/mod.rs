//! The pallets' configurations, an area a file.

pub mod assets;
pub mod compliance;
pub mod consensus;
pub mod fees;
pub mod issuance;
pub mod metering;
pub mod payments;
pub mod staking;
pub mod system;
pub mod utilities;
