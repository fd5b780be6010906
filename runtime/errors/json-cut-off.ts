import { OperationalError } from './operational-error.js';

/** MySQL and MariaDB let no value be longer than `max_allowed_packet`. */
export function jsonCutOff(): OperationalError {
  return new OperationalError({
    code: 'DATABASE.JSON_CUT_OFF',
    message: 'A list of JSONBAgg is longer than the server lets one value be (max_allowed_packet).',
    hint: "Read its members as rows, with valuesList('pk', …); or raise max_allowed_packet.",
  });
}
