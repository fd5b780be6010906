import { OperationalError } from './operational-error.js';

/** MariaDB cuts off what is longer than `group_concat_max_len`, and gives NULL for what is longer than `max_allowed_packet`. */
export function relatedRowsCutOff(cause?: unknown): OperationalError {
  return new OperationalError({
    code: 'DATABASE.RELATED_ROWS_CUT_OFF',
    message: 'The related rows came back incomplete: they are longer than the server lets one value be.',
    hint: "Load them by queries of their own: prefetchStrategy('queries').",
    cause,
  });
}
