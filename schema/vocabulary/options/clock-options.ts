import type { ColumnOptions, DefaultOption } from './column-options.js';

/** The options of dates and times: one of autoNow, autoNowAdd and default, or none. */
export type ClockOptions<Value, Null extends boolean, Generator> = ColumnOptions<Value, Null> &
  (AutoNow | AutoNowAdd | (DefaultOption<Value, Null, Generator> & { readonly autoNow?: false; readonly autoNowAdd?: false }));

interface AutoNow {
  /**
   * Set at every save; neither edited nor validated. Default: false.
   * @example updatedAt = fields.dateTime({ autoNow: true });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#django.db.models.DateField.auto_now
   */
  readonly autoNow: true;
  readonly autoNowAdd?: false;
  readonly default?: never;
}

interface AutoNowAdd {
  /**
   * Set when the row is made; neither edited nor validated. Default: false.
   * @example createdAt = fields.dateTime({ autoNowAdd: true });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#django.db.models.DateField.auto_now_add
   */
  readonly autoNowAdd: true;
  readonly autoNow?: false;
  readonly default?: never;
}
