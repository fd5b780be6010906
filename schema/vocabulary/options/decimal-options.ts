/** How precise a decimal is: both numbers, or neither for one of any precision (which MySQL has not). */
export type DecimalOptions =
  | {
      /**
       * How many digits, those after the point included. Default: any number, where the database can.
       * @example price = fields.decimal({ maxDigits: 10, decimalPlaces: 2 });
       * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#django.db.models.DecimalField.max_digits
       */
      readonly maxDigits: number;
      /**
       * How many of them after the point. Default: any number, where the database can.
       * @example price = fields.decimal({ maxDigits: 10, decimalPlaces: 2 });
       * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#django.db.models.DecimalField.decimal_places
       */
      readonly decimalPlaces: number;
    }
  | { readonly maxDigits?: never; readonly decimalPlaces?: never };
