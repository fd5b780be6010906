import { Model, fields } from 'dunder/schema';

export class Person extends Model {
  friends = fields.manyToMany('self');
  follows = fields.manyToMany('self', { symmetrical: false, relatedName: 'followers' });
  groups = fields.manyToMany('Group', { through: 'Membership', throughFields: ['person', 'group'], relatedName: 'members' });
  hobbies = fields.manyToMany('Hobby', { dbTable: 'person_hobby', relatedName: '+' });
}

export class Group extends Model {
  name = fields.char({ maxLength: 20 });
}

export class Hobby extends Model {
  name = fields.char({ maxLength: 20, primaryKey: true });
}

export class Membership extends Model {
  person = fields.foreignKey(Person, { onDelete: 'CASCADE' });
  group = fields.foreignKey(Group, { onDelete: 'CASCADE' });
  inviter = fields.foreignKey(Person, { onDelete: 'CASCADE', relatedName: 'invitations' });
}

/** Takes the name that the join model of Person.friends would have. */
export class PersonFriends extends Model {
  note = fields.text();

  static meta = { dbTable: 'friend_notes' };
}
