import { Index, Model, UniqueConstraint, fields } from 'dunder/schema';

export class Order extends Model {}

export class OrderLine extends Model {
  pk = fields.compositePrimaryKey('order', 'number');
  order = fields.foreignKey(Order, { onDelete: 'CASCADE' });
  number = fields.integer();
  version = fields.version();
  static meta = {
    indexes: [new Index({ fields: ['-orderId'] })],
    constraints: [new UniqueConstraint({ fields: ['orderId', 'version'], name: 'order_version' })],
  };
}
