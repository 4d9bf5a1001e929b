//! The pallets' configurations, an area a file.

pub mod assets;
pub mod commerce;
pub mod compliance;
pub mod consensus;
pub mod exchange;
pub mod fees;
pub mod governance;
pub mod issuance;
pub mod metering;
pub mod pause;
pub mod payments;
pub mod staking;
pub mod system;
pub mod treasury;
pub mod utilities;
pub mod video;
