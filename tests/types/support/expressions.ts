import type { DateField, DecimalField, IntegerField, TextField } from 'dunder';
import type * as signatures from '../../../runtime/expressions/signatures.js';

/** The expressions as their signatures declare them. */
export declare const F: signatures.FFunction;
export declare const Q: signatures.QFunction;
export declare const Value: signatures.ValueFunction;
export declare const Count: signatures.CountFunction;
export declare const Sum: signatures.SameAggregateFunction;
export declare const Min: signatures.SameAggregateFunction;
export declare const Max: signatures.SameAggregateFunction;
export declare const Avg: signatures.AverageFunction;
export declare const StringAgg: signatures.StringAggFunction;
export declare const Exists: signatures.ExistsFunction;
export declare const OuterRef: signatures.OuterRefFunction;
export declare const Subquery: signatures.SubqueryFunction;
export declare const Case: signatures.CaseFunction;
export declare const When: signatures.WhenFunction;
export declare const Coalesce: signatures.CoalesceFunction;
export declare const Lower: signatures.TextFunction;
export declare const Upper: signatures.TextFunction;
export declare const Length: signatures.IntegerFunction;
export declare const Concat: signatures.ConcatFunction;
export declare const Cast: signatures.CastFunction;
export declare const Func: signatures.FuncFunction;
export declare const RawSQL: signatures.RawSqlFunction;
export declare const Now: signatures.NowFunction;
export declare const ExpressionWrapper: signatures.ExpressionWrapperFunction;
export declare const Window: signatures.WindowFunction;
export declare const Rank: signatures.ConstantFunction<IntegerField>;
export declare const TruncMonth: signatures.TruncFunction;
export declare const ExtractYear: signatures.ExtractFunction;
export declare const Prefetch: signatures.PrefetchFunction;
export declare const fields: {
  integer(): signatures.OutputField<IntegerField>;
  text(): signatures.OutputField<TextField>;
  decimal(): signatures.OutputField<DecimalField>;
  date(): signatures.OutputField<DateField>;
};
