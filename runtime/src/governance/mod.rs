//! Who decides what by referendum: the origins, the tracks that lead to them, and the numbers of
//! both.

mod origins;
pub mod tracks;

pub use origins::*;
pub use tracks::Tracks;
