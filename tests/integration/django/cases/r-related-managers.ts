import { m2mChanged } from 'dunder';
import { Blog, Entry, EntryAuthors, Member, Step } from '../generated/index.js';
import { fails, names, probe } from '../probe.js';
import { undone } from '../undone.js';

/** The managers behind a relation. */
export const RELATED_MANAGERS = [
  probe(
    'R1',
    'add() twice makes one link',
    ({ entries: [first], authors: [xena, yuri] }) =>
      undone(async () => {
        await first.authors.add(xena, yuri, xena);
        return await first.authors.count();
      }),
    2,
  ),
  probe(
    'R2',
    'set() by difference, and what it tells',
    ({ entries: [first], authors: [xena, yuri, zoe] }) =>
      undone(async () => {
        const told: unknown[] = [];
        const stop = m2mChanged.connect(
          EntryAuthors,
          ({ action, pkSet, reverse }) => void told.push([action, pkSet === null ? null : [...pkSet].sort(), reverse]),
        );
        await first.authors.set([xena, zoe]);
        await first.authors.set([xena.pk, yuri.pk], { clear: true });
        stop();
        return told;
      }),
    [
      ['preRemove', [2], false],
      ['postRemove', [2], false],
      ['preAdd', [3], false],
      ['postAdd', [3], false],
      ['preClear', null, false],
      ['postClear', null, false],
      ['preAdd', [1, 2], false],
      ['postAdd', [1, 2], false],
    ],
  ),
  // Django leaves the method out; here it says why it cannot.
  probe(
    'R3',
    'remove() of a key that cannot be null',
    async ({ entries: [first] }) => {
      const [tag] = await first.tags.all();
      // @ts-expect-error the types refuse it too
      await first.tags.remove(tag!);
    },
    fails('RELATION.NOT_NULLABLE'),
  ),
  probe(
    'R4',
    'symmetrical or not',
    () =>
      undone(async () => {
        const [p, q, r] = [
          await Member.objects.create({ name: 'p' }),
          await Member.objects.create({ name: 'q' }),
          await Member.objects.create({ name: 'r' }),
        ];
        await p.friends.add(q);
        await p.follows.add(r);
        return [await names(q.friends.all()), await names(r.followers.all()), await names(r.follows.all())];
      }),
    [['p'], ['p'], []],
  ),
  probe(
    'R5',
    'add() and remove() over a nullable key',
    ({ blogs: [alpha], entries: [, , , , orphan] }) =>
      undone(async () => {
        await alpha.entrySet.add(orphan);
        const counts = [await alpha.entrySet.count()];
        await alpha.entrySet.remove(orphan);
        return [...counts, await alpha.entrySet.count()];
      }),
    [3, 2],
  ),
  probe('R6', 'many-to-many of an unsaved instance', async () => await new Entry({ name: 'u' }).authors.all(), fails('RELATION.UNSAVED')),
  probe('R6b', 'the members of an unsaved instance', async () => await new Blog({ name: 'u' }).entrySet.all(), fails('RELATION.UNSAVED')),
  probe(
    'R7',
    'orderWithRespectTo',
    ({ blogs: [alpha, beta] }) =>
      undone(async () => {
        const steps: Step[] = [];
        for (const name of ['s0', 's1', 's2']) steps.push(await Step.objects.create({ blog: alpha, name }));
        const [other] = await Step.objects.bulkCreate([new Step({ blog: beta, name: 'x0' })]);
        const before = (await alpha.steps.getOrder()).map((key) => steps.findIndex((step) => step.id === key));
        await alpha.steps.setOrder([steps[2]!, steps[0]!, steps[1]!.id]);
        const next = await steps[0]!.getNextInOrder();
        const last = await steps[0]!.getPreviousInOrder();
        return [before, await names(alpha.steps.all()), next.name, last.name, (await beta.steps.getOrder())[0] === other!.id];
      }),
    [[0, 1, 2], ['s2', 's0', 's1'], 's1', 's2', true],
  ),
  probe(
    'R8',
    'getOrCreate of a manager sets the key',
    async ({ blogs: [alpha] }) => (await alpha.entrySet.getOrCreate({ name: 'Lennon 2008' }))[1],
    false,
  ),
  // Django raises; here the other side that is absent is null, as its type says.
  probe('R9', 'the other side of a one-to-one that is absent', async ({ entries: [, , , , orphan] }) => await orphan.detail, null),
];
