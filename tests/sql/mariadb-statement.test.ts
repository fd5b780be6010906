import { configure, connections } from 'dunder';
import { createDialect } from '../../runtime/dialects/dialects.js';
import { STATEMENTS } from './statement-cases.js';

void configure({ databases: { default: 'mariadb://nobody@localhost/none' } });
connections.default.dialectObject = createDialect('mysql', '10.11.6-MariaDB');
afterAll(() => connections.close());

/** Without their row types: together these are more than TypeScript 6 takes. */
const statements: Readonly<Record<string, () => { toSql(): { readonly sql: string } }>> = STATEMENTS;

// A SELECT in FROM of MariaDB cannot name the query around it, so the aggregate sorts and stops itself, or the relation is queried.
describe('relations in one statement of MariaDB', () => {
  test.each<[keyof typeof STATEMENTS, string]>([
    [
      'the reverse of a foreign key',
      '(SELECT JSON_ARRAYAGG(JSON_ARRAY(`comment`.`id`, `comment`.`post_id`, `comment`.`body`) ORDER BY `comment`.`id` DESC) FROM `comment` WHERE `comment`.`post_id` = `post`.`id`)',
    ],
    [
      'many-to-many',
      '(SELECT JSON_ARRAYAGG(JSON_ARRAY(`tag`.`id`, `tag`.`name`) ORDER BY `tag`.`name`) FROM `tag` INNER JOIN `post_tag` ON `tag`.`id` = `post_tag`.`tag_id` WHERE `post_tag`.`post_id` = `post`.`id`)',
    ],
    [
      'a foreign key',
      '(SELECT COALESCE(JSON_ARRAY(`author`.`id`, `author`.`name`), JSON_ARRAY()) FROM `author` WHERE `author`.`id` = `post`.`author_id` LIMIT 1)',
    ],
    [
      'a slice for each parent',
      '(SELECT JSON_ARRAYAGG(JSON_ARRAY(`comment`.`id`, `comment`.`post_id`, `comment`.`body`) ORDER BY `comment`.`id` DESC LIMIT 3) FROM `comment` WHERE `comment`.`post_id` = `post`.`id`)',
    ],
    [
      'two levels',
      '(SELECT JSON_ARRAYAGG(JSON_ARRAY(JSON_ARRAY(`post`.`id`, `post`.`author_id`, `post`.`title`), (SELECT JSON_ARRAYAGG(JSON_ARRAY(`comment`.`id`, `comment`.`post_id`, `comment`.`body`) ORDER BY `comment`.`id` DESC) FROM `comment` WHERE `comment`.`post_id` = `post`.`id`)) ORDER BY `post`.`id`) FROM `post` WHERE `post`.`author_id` = `author`.`id`)',
    ],
  ])('%s', (name, relation) => {
    const { sql } = statements[name]!().toSql();
    expect(sql.slice(sql.indexOf('(SELECT'), sql.lastIndexOf(')') + 1)).toBe(relation);
  });

  test.each<[keyof typeof STATEMENTS]>([['a slice from the second on'], ['an aggregate inside'], ['equal rows once']])(
    '%s takes its own query',
    (name) => {
      expect(statements[name]!().toSql().sql).toBe('SELECT `post`.`id`, `post`.`title` FROM `post` ORDER BY `post`.`id`');
    },
  );
});
