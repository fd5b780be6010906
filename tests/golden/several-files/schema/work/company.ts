import * as schema from 'dunder/schema';
import { Named } from '../base.js';

export class Company extends Named {
  boss = schema.fields.foreignKey('Person', { onDelete: 'PROTECT', relatedName: 'companies' });
}

export class Plain {
  x = 1;
}

export class Unit extends schema.Model {}
