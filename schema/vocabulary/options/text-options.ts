/** The options of text. */
export interface TextOptions {
  /**
   * The greatest number of characters. Default: none for char (which MySQL refuses) and text, 50 for slug, 254 for email, 200 for url.
   * @example name = fields.char({ maxLength: 100 });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#django.db.models.CharField.max_length
   */
  readonly maxLength?: number;
  /**
   * The collation that the column compares and sorts by, as the database names it. Default: the database's.
   * @example name = fields.char({ maxLength: 100, dbCollation: 'de-x-icu' });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#django.db.models.CharField.db_collation
   */
  readonly dbCollation?: string;
}

/** The options of slugs. */
export interface SlugOptions extends TextOptions {
  /**
   * Letters beyond ASCII are letters too. Default: false.
   * @example slug = fields.slug({ allowUnicode: true });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#django.db.models.SlugField.allow_unicode
   */
  readonly allowUnicode?: boolean;
}

/** The options of IP addresses. */
export interface AddressOptions {
  /**
   * Which versions are valid. Default: 'both'.
   * @example address = fields.genericIPAddress({ protocol: 'ipv4' });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#django.db.models.GenericIPAddressField.protocol
   */
  readonly protocol?: 'both' | 'ipv4' | 'ipv6';
  /**
   * ::ffff:192.0.2.1 is kept as 192.0.2.1; only where both versions are valid. Default: false.
   * @example address = fields.genericIPAddress({ unpackIpv4: true });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#django.db.models.GenericIPAddressField.unpack_ipv4
   */
  readonly unpackIpv4?: boolean;
}

/** The options of bytes. */
export interface BinaryOptions {
  /**
   * The greatest number of bytes. Default: none.
   * @example digest = fields.binary({ maxLength: 32 });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#binaryfield
   */
  readonly maxLength?: number;
}
