import { FIELD_KINDS } from '../../../generator/parse/field-kinds.js';
import { VALIDATORS } from '../../../generator/build/build-validators.js';
import * as vocabulary from '../../../schema/index.js';

import { VOCABULARY_WORDS } from '../../../generator/parse/vocabulary-words.js';

/** The vocabulary is what people type, the generator's tables what it reads: they must be the same words. */
test('field types', () => expect(Object.keys(vocabulary.fields).sort()).toEqual(Object.keys(FIELD_KINDS).sort()));

test('validators', () => expect(Object.keys(vocabulary.validators).sort()).toEqual(Object.keys(VALIDATORS).sort()));

test('words', () => expect(Object.keys(vocabulary).sort()).toEqual([...VOCABULARY_WORDS].sort()));
