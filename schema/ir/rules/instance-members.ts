/** What every instance has of its own: no field or reverse name can take the place of it. `then` would make an instance look like a promise. */
export const INSTANCE_MEMBERS: ReadonlySet<string> = new Set(
  `constructor prototype then toJSON toString valueOf hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString
  save delete refreshFromDb fullClean clean cleanFields validateUnique validateConstraints serializableValue getDeferredFields
  assign copy toObject getDisplay getNextBy getPreviousBy getNextInOrder getPreviousInOrder`.split(/\s+/),
);
