import { CheckConstraint, F, fields, Model, uuid4, type Meta } from 'dunder/schema';

/** Someone with an account. */
export class Member extends Model {
  name = fields.char({ maxLength: 60 });
  friends = fields.manyToMany('self', { blank: true });
  following = fields.manyToMany('self', { symmetrical: false, relatedName: 'followers', dbTable: 'member_follows' });

  static meta: Meta<Member> = { ordering: ['name', 'pk'] };
}

/** People who meet. The member who invites is no less a member, so the join model has two keys to one side. */
export class Club extends Model {
  name = fields.char({ maxLength: 60, unique: true });
  members = fields.manyToMany(Member, { through: Membership, throughFields: ['club', 'member'], relatedName: 'clubs' });

  static meta: Meta<Club> = { defaultRelatedName: 'clubEntries' };
}

/** Who belongs to a club, and whose idea that was. */
export class Membership extends Model {
  club = fields.foreignKey(Club, { onDelete: 'CASCADE' });
  member = fields.foreignKey(Member, { onDelete: 'CASCADE', relatedName: 'memberships' });
  invitedBy = fields.foreignKey(Member, { onDelete: 'SET_NULL', null: true, relatedName: '+' });
  level = fields.smallInteger({
    choices: [
      [1, 'Guest'],
      [2, 'Member'],
      [3, 'Board'],
    ],
    default: 1,
  });
  joinedOn = fields.date();
  leftOn = fields.date({ null: true });

  static meta: Meta<Membership> = {
    ordering: ['club__name', 'joinedOn'],
    defaultRelatedName: 'memberships',
    constraints: [new CheckConstraint({ condition: F('leftOn').gte('joinedOn'), name: 'left_after_joined' })],
  };
}

/** A signed-in browser: keyed by a UUID that the program makes. */
export class Session extends Model {
  id = fields.uuid({ primaryKey: true, default: uuid4, editable: false });
  member = fields.foreignKey(Member, { onDelete: 'CASCADE', relatedName: 'sessions', relatedQueryName: 'session' });
  startedAt = fields.dateTime({ autoNowAdd: true });
  idle = fields.duration({ default: 1_800_000 });

  static meta: Meta<Session> = { getLatestBy: 'startedAt' };
}
