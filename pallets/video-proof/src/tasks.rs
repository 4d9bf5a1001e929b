//! Services and their tasks: the logic behind the calls.

use codec::MaxEncodedLen;
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::Get};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use mornet_primitives::{
	video::{
		ContentHash, Metadata, Quotas, RetentionClass, Source, Task, TaskFailure, TaskId,
		TaskState, MAX_RETRIES,
	},
	Balance, Moment,
};
use sp_runtime::DispatchError;

use crate::{pallet::*, AccountIdOf, AgendaKey, Due, TaskOf};

/// Length of a key of [`Tasks`] and of the names before one of [`Agenda`].
const KEYS: usize = 48 + 32;

impl<T: Config> Pallet<T> {
	/// The account that signed, if it is a service.
	pub(crate) fn ensure_service(origin: OriginFor<T>) -> Result<AccountIdOf<T>, DispatchError> {
		let who = ensure_signed(origin)?;
		ensure!(Services::<T>::get().contains(&who), Error::<T>::NotService);
		Ok(who)
	}

	pub(crate) fn do_add_service(service: &AccountIdOf<T>) -> DispatchResult {
		Services::<T>::try_mutate(|services| {
			ensure!(!services.contains(service), Error::<T>::AlreadyService);
			services
				.try_push(service.clone())
				.map_err(|_| Error::<T>::TooManyServices.into())
		})
	}

	pub(crate) fn do_remove_service(service: AccountIdOf<T>) -> DispatchResult {
		Services::<T>::try_mutate(|services| {
			let before = services.len();
			services.retain(|other| *other != service);
			ensure!(services.len() < before, Error::<T>::NotService);
			Ok::<_, DispatchError>(())
		})?;
		Self::deposit_event(Event::ServiceRemoved { service });
		Ok(())
	}

	/// The deposit for a task, in plancks: its row at its longest, and its place in the agenda.
	fn task_price() -> Balance {
		let bytes = TaskOf::<T>::max_encoded_len()
			.saturating_add(AgendaKey::max_encoded_len())
			.saturating_add(KEYS);
		Self::price(2, bytes)
	}

	pub(crate) fn do_register_task(
		service: AccountIdOf<T>,
		customer: AccountIdOf<T>,
		Source { parent: source, kind }: Source,
		seconds: u32,
		deadline: Moment,
	) -> DispatchResult {
		ensure!(seconds > 0, Error::<T>::EmptyTask);
		let now = Self::now();
		let latest = now.saturating_add(T::MaxTaskPeriod::get());
		ensure!(now < deadline && deadline <= latest, Error::<T>::BadPeriod);
		let mut proof = Proofs::<T>::get(source).ok_or(Error::<T>::NoSuchProof)?;
		Self::ensure_content_access(&source, &proof, &customer)?;
		ensure!(proof.erased.is_none(), Error::<T>::AlreadyErased);
		Self::depth_below(&proof)?;
		T::Quotas::try_use(&service, &customer, seconds).map_err(Error::<T>::from)?;

		let id = NextTask::<T>::get();
		NextTask::<T>::put(id.checked_add(1).ok_or(Error::<T>::NoMoreTasks)?);
		let deposit = Self::task_price();
		Self::hold(&service, deposit)?;
		proof.tasks = proof.tasks.checked_add(1).ok_or(Error::<T>::Overflow)?;
		Proofs::<T>::insert(source, proof);
		Agenda::<T>::insert(Due::Task(id).key(deadline), ());
		Tasks::<T>::insert(
			id,
			Task {
				service: service.clone(),
				customer: customer.clone(),
				source,
				kind,
				seconds,
				state: TaskState::Created,
				retries: 0,
				created_at: now,
				deadline,
				due: deadline,
				deposit,
			},
		);
		Self::deposit_event(Event::TaskRegistered {
			task: id,
			service,
			customer,
			source,
			kind,
			seconds,
			deadline,
			deposit,
		});
		Ok(())
	}

	/// A task that a service can still do something about.
	fn open_task(service: &AccountIdOf<T>, id: TaskId) -> Result<TaskOf<T>, DispatchError> {
		let task = Tasks::<T>::get(id).ok_or(Error::<T>::NoSuchTask)?;
		ensure!(task.service == *service, Error::<T>::NotYourTask);
		Ok(task)
	}

	fn ensure_in_time(task: &TaskOf<T>) -> DispatchResult {
		ensure!(Self::now() < task.deadline, Error::<T>::DeadlinePassed);
		Ok(())
	}

	/// A task that its service is at.
	fn processing_task(service: &AccountIdOf<T>, id: TaskId) -> Result<TaskOf<T>, DispatchError> {
		let task = Self::open_task(service, id)?;
		ensure!(task.state == TaskState::Processing, Error::<T>::NotProcessing);
		Self::ensure_in_time(&task)?;
		Ok(task)
	}

	pub(crate) fn do_start_task(service: &AccountIdOf<T>, id: TaskId) -> DispatchResult {
		let mut task = Self::open_task(service, id)?;
		ensure!(task.state == TaskState::Created, Error::<T>::NotCreated);
		Self::ensure_in_time(&task)?;
		task.state = TaskState::Processing;
		Tasks::<T>::insert(id, task);
		Self::deposit_event(Event::TaskStarted { task: id });
		Ok(())
	}

	/// Ends a task: its source is free of it, a quota that came to nothing is given back, and it
	/// will be forgotten.
	fn finish(id: TaskId, mut task: TaskOf<T>, state: TaskState) {
		Proofs::<T>::mutate(task.source, |slot| {
			if let Some(proof) = slot {
				proof.tasks = proof.tasks.saturating_sub(1);
			}
		});
		if !matches!(state, TaskState::Completed(_)) {
			T::Quotas::give_back(&task.service, &task.customer, task.created_at);
		}
		Agenda::<T>::remove(Due::Task(id).key(task.due));
		task.due = Self::now().saturating_add(T::TaskHistory::get());
		task.state = state;
		Agenda::<T>::insert(Due::Task(id).key(task.due), ());
		Tasks::<T>::insert(id, task);
	}

	pub(crate) fn do_complete_task(
		service: AccountIdOf<T>,
		id: TaskId,
		result: ContentHash,
		about: Metadata,
		retention: RetentionClass,
	) -> DispatchResult {
		let task = Self::processing_task(&service, id)?;
		let source = Source { parent: task.source, kind: task.kind };
		let mut parent = Proofs::<T>::get(task.source).ok_or(Error::<T>::NoSuchProof)?;
		ensure!(parent.erased.is_none(), Error::<T>::AlreadyErased);
		let depth = Self::depth_below(&parent)?;
		if parent.depositor != parent.owner && parent.depositor != service {
			// Not the owner, who signs nothing here.
			Self::assume_deposit(task.source, &mut parent, &service)?;
			Proofs::<T>::insert(task.source, parent);
		}
		let customer = task.customer.clone();
		Self::insert_derivation(customer, service, result, source, depth, about, retention)?;
		Self::finish(id, task, TaskState::Completed(result));
		Self::deposit_event(Event::TaskCompleted { task: id, result });
		Ok(())
	}

	pub(crate) fn do_fail_task(
		service: &AccountIdOf<T>,
		id: TaskId,
		reason: TaskFailure,
		retry: bool,
	) -> DispatchResult {
		let mut task = Self::processing_task(service, id)?;
		if retry && task.retries < MAX_RETRIES {
			task.state = TaskState::Created;
			task.retries = task.retries.saturating_add(1);
			let retries = task.retries;
			Tasks::<T>::insert(id, task);
			Self::deposit_event(Event::TaskRetried { task: id, reason, retries });
		} else {
			Self::finish(id, task, TaskState::Failed(reason));
			Self::deposit_event(Event::TaskFailed { task: id, reason });
		}
		Ok(())
	}

	pub(crate) fn do_prune_task(id: TaskId) -> DispatchResult {
		let task = Tasks::<T>::get(id).ok_or(Error::<T>::NoSuchTask)?;
		ensure!(task.due <= Self::now(), Error::<T>::NotDue);
		if !task.state.is_final() {
			Self::finish(id, task, TaskState::Expired);
			Self::deposit_event(Event::TaskExpired { task: id });
			return Ok(());
		}
		Self::release(&task.service, task.deposit)?;
		Agenda::<T>::remove(Due::Task(id).key(task.due));
		Tasks::<T>::remove(id);
		let Task { service, deposit, .. } = task;
		Self::deposit_event(Event::TaskForgotten { task: id, service, deposit });
		Ok(())
	}
}
