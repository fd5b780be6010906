/** What people read about a field, and who may edit it. */
export interface DescriptiveOptions {
  /**
   * The field's name for people. Default: its name in words.
   * @example verboseName: 'date of birth'
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#verbose-name
   */
  readonly verboseName?: string;
  /**
   * Help for whoever fills it in. Default: none.
   * @example helpText: 'As on the passport.'
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#help-text
   */
  readonly helpText?: string;
  /**
   * Validation lets it be empty. It says nothing about the column: that is `null`. Default: false.
   * @example blank: true
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#blank
   */
  readonly blank?: boolean;
  /**
   * false: not for forms, and not validated. Default: true.
   * @example editable: false
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#editable
   */
  readonly editable?: boolean;
  /**
   * false: serializers and `toJSON()` leave it out. Default: true.
   * @example serialize: false
   * @see https://docs.djangoproject.com/en/stable/topics/serialization/
   */
  readonly serialize?: boolean;
}
