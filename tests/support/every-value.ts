import { Decimal } from 'dunder';

/** A value for each field of AllTypes that needs one. */
export const everyValue = {
  charValue: 'text',
  textValue: 'longer text',
  slugValue: 'a-slug',
  emailValue: 'a@example.com',
  urlValue: 'https://example.com/',
  uuidValue: '0190163d-8694-739b-aea5-966c26f8ad91',
  integerValue: -3,
  smallIntegerValue: 3,
  bigIntegerValue: 9_007_199_254_740_993n,
  positiveIntegerValue: 3,
  positiveSmallIntegerValue: 3,
  positiveBigIntegerValue: 4n,
  floatValue: 1.5,
  decimalValue: new Decimal('12.3400'),
  booleanValue: true,
  dateValue: '2025-02-28',
  dateTimeValue: new Date('2025-02-28T10:11:12.345Z'),
  timeValue: '10:11:12',
  durationValue: 90_000,
  binaryValue: Uint8Array.of(0, 1, 250),
  jsonValue: { a: [1, null, 'x'] },
  ipAddressValue: '192.0.2.1',
};
