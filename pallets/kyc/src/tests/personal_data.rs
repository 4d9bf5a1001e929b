//! No personal data on chain: the types have no place for it.

use scale_info::{
	form::PortableForm, IntoPortable, MetaType, PortableRegistry, Registry, TypeDef,
	TypeDefPrimitive,
};

use crate::{mock::*, *};

/// Types that hold bytes and are known to hold no text: hashes, and a jurisdiction's two letters.
const KNOWN_BYTES: [(&str, u32); 2] = [("H256", 32), ("Jurisdiction", 2)];

/// Every type that a call, an event or a row of the pallet is made of: as the metadata tells, so that
/// what is added is walked too.
fn types() -> PortableRegistry {
	let mut registry = Registry::new();
	registry.register_types([MetaType::new::<Call<Test>>(), MetaType::new::<Event<Test>>()]);
	let rows = Kyc::storage_metadata().into_portable(&mut registry);
	assert_eq!(rows.entries.len(), 11, "the rows were not walked");
	registry.into()
}

fn is_byte(registry: &PortableRegistry, id: u32) -> bool {
	registry
		.resolve(id)
		.is_some_and(|ty| matches!(ty.type_def, TypeDef::Primitive(TypeDefPrimitive::U8)))
}

/// Whether a type is in the list, with an array of bytes of this length in it.
fn is_known(registry: &PortableRegistry, array: u32, len: u32) -> bool {
	let owners: Vec<_> = registry
		.types
		.iter()
		.filter(|ty| fields(&ty.ty.type_def).contains(&array))
		.map(|ty| ty.ty.path.ident())
		.collect();
	!owners.is_empty()
		&& owners.iter().all(|owner| {
			KNOWN_BYTES.iter().any(|(name, bytes)| {
				owner.as_ref().is_some_and(|owner| owner.as_str() == *name) && *bytes == len
			})
		})
}

fn fields(def: &TypeDef<PortableForm>) -> Vec<u32> {
	match def {
		TypeDef::Composite(it) => it.fields.iter().map(|field| field.ty.id).collect(),
		TypeDef::Variant(it) => it
			.variants
			.iter()
			.flat_map(|v| v.fields.iter())
			.map(|field| field.ty.id)
			.collect(),
		TypeDef::Sequence(it) => vec![it.type_param.id],
		TypeDef::Array(it) => vec![it.type_param.id],
		TypeDef::Tuple(it) => it.fields.iter().map(|field| field.id).collect(),
		TypeDef::Compact(it) => vec![it.type_param.id],
		TypeDef::Primitive(_) => Vec::new(),
		TypeDef::BitSequence(it) => vec![it.bit_store_type.id, it.bit_order_type.id],
	}
}

/// Where there is room for text, if there is any.
fn room_for_text(registry: &PortableRegistry) -> Option<String> {
	registry.types.iter().find_map(|ty| {
		let found = match &ty.ty.type_def {
			TypeDef::Primitive(TypeDefPrimitive::Str | TypeDefPrimitive::Char) => "text".into(),
			TypeDef::Sequence(it) if is_byte(registry, it.type_param.id) => {
				"a string of bytes".into()
			},
			TypeDef::Array(it)
				if is_byte(registry, it.type_param.id) && !is_known(registry, ty.id, it.len) =>
			{
				format!("{} free bytes", it.len)
			},
			TypeDef::BitSequence(_) => "a string of bits".into(),
			_ => return None,
		};
		Some(format!("{found} in {}", ty.ty.path))
	})
}

#[test]
fn no_type_should_hold_text_or_free_bytes() {
	let registry = types();
	assert!(registry.types.len() > 20, "the types were not walked");
	assert_eq!(room_for_text(&registry), None);
}

#[test]
fn the_walk_should_find_text_wherever_it_is() {
	for hidden in [
		MetaType::new::<Vec<u8>>(),
		MetaType::new::<Option<(u64, String)>>(),
		MetaType::new::<frame_support::BoundedVec<u8, frame_support::traits::ConstU32<8>>>(),
		MetaType::new::<Vec<Option<[u8; 32]>>>(),
		MetaType::new::<(u64, [u8; 2])>(),
	] {
		let mut registry = Registry::new();
		registry.register_type(&MetaType::new::<Call<Test>>());
		registry.register_type(&hidden);
		assert!(room_for_text(&registry.into()).is_some(), "{hidden:?} was not found");
	}
}
