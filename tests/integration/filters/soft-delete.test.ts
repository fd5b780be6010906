import { afterEach } from '@jest/globals';
import { addGlobalFilter, Count } from 'dunder';
import { Document, Remark, Workspace } from '../../../generated/index.js';
import { clearGlobalFilters } from '../../../runtime/testing/index.js';
import { statements, useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

afterEach(clearGlobalFilters);

describeEachDatabase('soft delete by classes of the user', (database) => {
  useBlog(database);

  test('delete() marks, by instance, by QuerySet and by related manager; erase() deletes', async () => {
    addGlobalFilter(Document.objects, 'deleted', () => ({ deletedAt: null }));
    addGlobalFilter(Remark.objects, 'deleted', () => ({ document__deletedAt: null }));
    const team = await Workspace.objects.create({ name: 'team' });
    const [a, b] = [
      await Document.objects.create({ workspace: team, title: 'a' }),
      await Document.objects.create({ workspace: team, title: 'b' }),
    ];
    await Document.objects.create({ workspace: team, title: 'c' });
    await Remark.objects.create({ document: a, text: 'of a' });

    const sent = await statements(async () => expect(await a.delete()).toEqual([1, { Document: 1 }]));
    expect(sent.map((sql) => sql.slice(0, 6))).toEqual(['UPDATE']);
    expect(await Document.objects.count()).toBe(2);
    expect(await Remark.objects.count()).toBe(0);
    expect(await Workspace.objects.annotate({ n: Count('documents') }).valuesList('n', { flat: true })).toEqual([2]);
    expect(await Document.objects.filter({ title: 'b' }).delete()).toEqual([1, { Document: 1 }]);
    expect(await team.documents.all().delete()).toEqual([1, { Document: 1 }]);
    expect(await team.documents.all().delete()).toEqual([0, {}]);
    expect((await Document.objects.deleted()).map(({ title }) => title)).toEqual(['a', 'b', 'c']);
    expect((await team.documents.deleted()).length).toBe(3);

    await b.refreshFromDb();
    expect(b.deletedAt).toBeInstanceOf(Date);
    await b.restore();
    expect((await Document.objects.all()).map(({ title }) => title)).toEqual(['b']);
    expect(await Document.objects.deleted().filter({ title: 'a' }).erase()).toEqual([2, { Remark: 1, Document: 1 }]);

    // A delete that comes from elsewhere deletes really, what is hidden too.
    expect(await team.delete()).toEqual([3, { Document: 2, Workspace: 1 }]);
    expect(await Document.objects.unfiltered().count()).toBe(0);
  });
});

describeEachDatabase('managers of related rows', (database) => {
  useBlog(database);

  test('are those of the related model, with the methods of the Manager class; or another by name', async () => {
    const team = await Workspace.objects.create({ name: 'team' });
    const plan = await Document.objects.create({ workspace: team, title: 'plan' });
    const other = await Document.objects.create({ workspace: team, title: 'other' });
    for (const text of ['', 'a plan', 'b', '']) await Remark.objects.create({ document: plan, text });
    await Remark.objects.create({ document: other, text: 'z' });

    expect(await plan.remarks.count()).toBe(2);
    const longest: string | undefined = (await plan.remarks.longest())?.text;
    expect(longest).toBe('b');
    expect((await plan.remarks.about('PLAN').filter({ text__contains: 'a' }).about('a')).map(({ text }) => text)).toEqual(['a plan']);
    const every = plan.remarks.manager(Remark.every);
    expect(await every.count()).toBe(4);
    expect(await every.about('z').count()).toBe(0);
    expect((await every.create({ text: '' })).documentId).toBe(plan.pk);

    // What was prefetched are the rows of the default manager.
    const [read] = await Document.objects.filter({ pk: plan.pk }).prefetchRelated('remarks');
    expect([...read!.remarks].map(({ text }) => text).sort()).toEqual(['a plan', 'b']);
    expect(await statements(() => read!.remarks.manager(Remark.every).count())).toHaveLength(1);
    expect(await read!.remarks.manager(Remark.every).count()).toBe(5);
    // The row behind a key is found by the base manager, whatever the default manager hides.
    const hidden = await Remark.every.filter({ text: '' }).first();
    await hidden!.refreshFromDb();
    expect((await hidden!.document).title).toBe('plan');
    expect(() => plan.remarks.manager(Document.objects as never)).toThrow(/RELATION.WRONG_MANAGER/);
    await team.delete();
  });
});
