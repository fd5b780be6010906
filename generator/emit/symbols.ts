/** The module that generated code imports the runtime from: versioned, a breaking change gets a new door beside it. */
export const CODEGEN = 'dunder/codegen';

/** The local name of everything of that module. */
export const NAMESPACE = 'orm';

/** The generated file that hands on the runtime, without its extension. */
export const REGISTRY = 'registry';

/** Every name of `dunder/codegen` that output may mention. */
const RUNTIME_NAMES = [
  'ArrayField',
  'BigIntegerField',
  'BinaryField',
  'BitField',
  'BooleanField',
  'ChoiceField',
  'CompositeField',
  'DateField',
  'DateTimeField',
  'Decimal',
  'DecimalField',
  'DurationField',
  'FloatField',
  'Generated',
  'HstoreField',
  'HstoreValue',
  'IntegerField',
  'JsonField',
  'KeyedBy',
  'LinkedObjects',
  'ManagerOf',
  'Many',
  'ManyToManyManager',
  'Maybe',
  'MaybeReverse',
  'Model',
  'ModelSchema',
  'Nullable',
  'Objects',
  'One',
  'OwnQuerySet',
  'PathBack',
  'QuerySet',
  'Range',
  'RangeField',
  'Registry',
  'Related',
  'RelatedMany',
  'RelatedManager',
  'RelatedObjects',
  'RelationKey',
  'SearchVectorField',
  'SparseVector',
  'SparseVectorField',
  'TextField',
  'ThroughInput',
  'TimeField',
  'UuidField',
  'VectorField',
  'childClass',
  'defineModel',
  'defineParts',
] as const;

export type RuntimeName = (typeof RUNTIME_NAMES)[number];

/** `orm.QuerySet`: a name of the runtime as generated code says it. */
export function runtime(name: RuntimeName): string {
  return `${NAMESPACE}.${name}`;
}
