import { CheckConstraint, Coalesce, F, fields, Model, Now, Q, SET, UniqueConstraint, Value, type Meta } from 'dunder/schema';
import { houseCurrency } from '../reference-models/house-currency.js';
import { makeCode } from './functions.js';
import { Timestamped } from './timestamped.js';

export enum OrderState {
  Open = 'open',
  Paid = 'paid',
  Sent = 'sent',
}

const states = ['open', 'paid'] as const;

/** A currency, known by its code. */
export class Currency extends Model {
  code = fields.char({ maxLength: 3, primaryKey: true });
  name = fields.char({ maxLength: 40 });

  static meta: Meta<Currency> = { verboseNamePlural: 'currencies' };
}

/** Something to buy. */
export class Product extends Model {
  sku = fields.char({ maxLength: 20, unique: true });
  name = fields.char({ maxLength: 100 });
  nickname = fields.char({ maxLength: 100, null: true });
  kind = fields.char({
    maxLength: 10,
    choices: [
      [
        'Audio',
        [
          ['vinyl', 'Vinyl'],
          ['cd', 'CD'],
        ],
      ],
      ['unknown', 'Unknown'],
    ],
    default: 'unknown',
  });
  price = fields.decimal({ maxDigits: 10, decimalPlaces: 2, default: '0.00' });
  currency = fields.foreignKey(Currency, { onDelete: 'SET_DEFAULT', default: 'EUR', relatedName: 'products' });
  stock = fields.positiveInteger({ dbDefault: 0 });
  addedAt = fields.dateTime({ dbDefault: Now() });
  label = fields.generated({ expression: Coalesce('nickname', 'name'), outputField: fields.char({ maxLength: 100 }) });
}

/** What a customer has asked for. */
export class Order extends Timestamped {
  state = fields.char({ maxLength: 10, choices: OrderState, default: OrderState.Open });
  currency = fields.foreignKey(Currency, { onDelete: SET(houseCurrency), relatedName: 'orders' });
  coupon = fields.foreignKey(Coupon, { onDelete: 'RESTRICT', null: true, toField: 'code', relatedName: 'orders' });
  products = fields.manyToMany(Product, { through: LineItem, relatedName: 'orders' });
}

/** One line of an order, known by the order and its number in it. */
export class LineItem extends Model {
  pk = fields.compositePrimaryKey('order', 'number');
  order = fields.foreignKey(Order, { onDelete: 'CASCADE', relatedName: 'lines' });
  number = fields.positiveSmallInteger();
  product = fields.foreignKey(Product, { onDelete: 'PROTECT', relatedName: 'lines' });
  quantity = fields.positiveInteger({ default: 1 });
  price = fields.decimal({ maxDigits: 10, decimalPlaces: 2 });
  total = fields.generated({ expression: F('price').mul('quantity'), outputField: fields.decimal({ maxDigits: 14, decimalPlaces: 2 }) });

  static meta: Meta<LineItem> = {
    ordering: ['order', 'number'],
    constraints: [
      new UniqueConstraint({ fields: ['order', 'product'], name: 'uniq_order_product' }),
      new CheckConstraint({ condition: Q({ quantity__gt: 0 }).and(F('price').gte(Value(0))), name: 'line_is_positive' }),
    ],
  };
}

/** A reduction, told by its code. */
export class Coupon extends Model {
  code = fields.char({ maxLength: 20, unique: true, default: makeCode });
  percent = fields.smallInteger({ dbColumn: 'pct' });
  appliesTo = fields.char({ maxLength: 10, choices: [...states, 'sent'], default: 'open' });

  static meta: Meta<Coupon> = { dbTable: 'discount_coupon', selectOnSave: true };
}
