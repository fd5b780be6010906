import { didYouMean } from '../../schema/ir/suggest.js';
import type { DiagnosticBag, Place } from '../diagnostics.js';

/** Every value that `dunder/schema` exports. A test compares it with the vocabulary itself, which the generator does not import. */
export const VOCABULARY_WORDS: ReadonlySet<string> = new Set(
  `
    ACos ASin ATan ATan2 Abs BTreeIndex BloomIndex BrinIndex Case Cast Ceil CheckConstraint Chr Coalesce Collate Concat
    ContentType Cos Cot Deferrable Degrees ExclusionConstraint Exp ExpressionWrapper Extract ExtractDay ExtractHour
    ExtractIsoWeekDay ExtractIsoYear ExtractMinute ExtractMonth ExtractQuarter ExtractSecond ExtractWeek ExtractWeekDay
    ExtractYear F Floor FullTextIndex Func GinIndex GistIndex Greatest HashIndex HnswIndex Index IvfflatIndex JSONArray JSONObject LPad LTrim Least Left Length
    Ln Log Lower MD5 Mod Model Now NullIf OpClass Ord Pi Power Q RPad RTrim Radians Random Repeat Replace Reverse Right
    Round SET SHA1 SHA224 SHA256 SHA384 SHA512 SearchVector Sign Sin SpGistIndex Sqrt StrIndex Substr Tan Trim Trunc
    TruncDate TruncDay TruncHour TruncMinute TruncMonth TruncQuarter TruncSecond TruncTime TruncWeek TruncYear UUID4 UUID7
    UniqueConstraint Upper Value When fields manager now today uuid4 uuid7 validators
  `
    .trim()
    .split(/\s+/),
);

/** Reports a word that the vocabulary has not, such as `Lowr`; true when it has it. */
export function isVocabularyWord(bag: DiagnosticBag, place: Place, name: string): boolean {
  const [word = name] = name.split('.');
  if (VOCABULARY_WORDS.has(word)) return true;
  bag.error('SCHEMA.UNKNOWN_WORD', place, `'${word}' is not a word of dunder/schema.`, didYouMean(word, VOCABULARY_WORDS));
  return false;
}
