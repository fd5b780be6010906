import { Deferrable, fields, manager, Model, UniqueConstraint, type Meta } from 'dunder/schema';

/** A named thing, in a list of such things. */
export abstract class Listed extends Model {
  label = fields.char({ maxLength: 100 });
  owner = fields.foreignKey('Member', { onDelete: 'SET_NULL', null: true, relatedName: '{model}Entries' });

  static meta: Meta<Listed> = { constraints: [new UniqueConstraint({ fields: ['owner', 'label'], name: 'uniq_%(class)s_label' })] };
}

/** Something asked. */
export class Question extends Listed {
  position = fields.integer({ default: 0 });

  static entries = manager();
  static everything = manager();
  static override meta: Meta<Question> = {
    defaultManager: 'entries',
    baseManager: 'everything',
    constraints: [new UniqueConstraint({ fields: ['position'], name: 'uniq_position', deferrable: Deferrable.DEFERRED })],
  };
}

/** One of the answers to choose from, in an order that can be set. */
export class Answer extends Listed {
  question = fields.foreignKey(Question, { onDelete: 'CASCADE', relatedName: 'answers' });
  isRight = fields.boolean({ default: false });

  static override meta: Meta<Answer> = { orderWithRespectTo: 'question' };
}

/** A reading of a sensor, with a small key of its own. */
export class Reading extends Model {
  id = fields.auto({ primaryKey: true });
  value = fields.integer();
}

/** Something rarely added to. */
export class Category extends Listed {
  id = fields.smallAuto({ primaryKey: true });
  colour = fields.char({ maxLength: 30, choices: { red: 'Red', blue: 'Blue' }, default: 'red' });
}
