//! Giving the seats.

use frame_support::{assert_noop, assert_ok, dispatch::GetDispatchInfo};
use mornet_primitives::treasury::Seats;
use sp_runtime::DispatchError;

use crate::{mock::*, weights::WeightInfo, Call, Error, Event, MembersOf};

fn set(members: &[AccountId]) -> sp_runtime::DispatchResult {
	CouncilBudget::set_members(
		RuntimeOrigin::root(),
		MembersOf::<Test>::try_from(members.to_vec()).unwrap(),
	)
}

#[test]
fn seats_go_to_others_in_order() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(set(&[9, 3, 8, 2, 7]));
		assert_eq!(SeatsOf::members(), [2, 3, 7, 8, 9]);
		System::assert_last_event(
			Event::MembersSet { old: vec![1, 2, 3], new: vec![2, 3, 7, 8, 9] }.into(),
		);
		assert_ok!(set(&[3, 2, 1]));
		assert_eq!(SeatsOf::members(), [1, 2, 3]);
	});
}

#[test]
fn council_of_another_size_is_refused() {
	ExtBuilder::default().build_and_execute(|| {
		for members in [&[][..], &[1], &[1, 2], &[1, 2, 3, 4]] {
			assert_noop!(set(members), Error::<Test>::WrongSize);
		}
		assert!(MembersOf::<Test>::try_from(vec![1, 2, 3, 4, 5, 6]).is_err());
	});
}

#[test]
fn nobody_sits_twice() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(set(&[1, 2, 1]), Error::<Test>::DuplicateMember);
	});
}

#[test]
fn seats_are_given_by_the_admin_alone() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			CouncilBudget::set_members(
				RuntimeOrigin::signed(COUNCIL),
				MembersOf::<Test>::truncate_from(vec![4, 5, 6])
			),
			DispatchError::BadOrigin
		);
		assert_ok!(CouncilBudget::set_members(
			RuntimeOrigin::signed(SEAT_GIVER),
			MembersOf::<Test>::truncate_from(vec![4, 5, 6])
		));
	});
}

#[test]
fn what_the_council_does_with_its_motions_is_weighed() {
	let call = Call::<Test>::set_members { members: Default::default() };
	assert_eq!(
		call.get_dispatch_info().call_weight,
		<() as WeightInfo>::set_members().saturating_add(SeatsOf::weight_of_set_members())
	);
}

#[test]
fn genesis_without_a_council_builds() {
	ExtBuilder::default().members(vec![]).build_and_execute(|| {});
}

#[test]
#[should_panic(expected = "3 or 5 members, not 4")]
fn genesis_with_a_council_of_four_does_not_build() {
	ExtBuilder::default().members(vec![1, 2, 3, 4]).build();
}
