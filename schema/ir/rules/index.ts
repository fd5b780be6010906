import * as inheritance from './inheritance-rules.js';
import * as keys from './key-rules.js';
import * as lookups from './lookup-rules.js';
import * as names from './naming-rules.js';
import * as objects from './object-name-rules.js';
import * as options from './option-rules.js';
import * as relations from './relation-rules.js';
import type { Rule } from './rule.js';
import * as values from './value-rules.js';

/** Every rule that a whole schema must keep, in the order in which they are asked. */
export const RULES: readonly Rule[] = [
  names.modelName,
  names.fieldName,
  names.tableClash,
  names.columnClash,
  names.columnCase,
  names.nameLength,
  objects.objectNameClash,
  objects.nameCase,
  objects.reservedName,
  names.enumClash,
  keys.severalKeys,
  keys.nullKey,
  keys.idClash,
  keys.autoKey,
  keys.compositeKey,
  inheritance.proxyFields,
  inheritance.parentFieldClash,
  relations.relatedName,
  relations.reverseClash,
  relations.onDelete,
  relations.mixedOnDelete,
  relations.toFieldUnique,
  relations.uniqueForeignKey,
  relations.sameLinks,
  relations.genericKey,
  relations.uniqueForDate,
  values.decimalSize,
  values.clockOptions,
  values.choiceValues,
  values.defaultValue,
  values.dbDefaultColumns,
  values.singleVersion,
  options.ordering,
  options.indexFields,
  options.constraintFields,
  options.limitedChoices,
  options.generatedColumns,
  lookups.tableLookups,
  lookups.comparedValues,
  options.orderWithRespectTo,
  options.managerNames,
];
