import { Model, fields } from 'dunder/schema';

export class Order extends Model {}

export class OrderLine extends Model {
  pk = fields.compositePrimaryKey('order', 'number');
  order = fields.foreignKey(Order, { onDelete: 'CASCADE' });
  number = fields.integer();
  version = fields.version();
}
