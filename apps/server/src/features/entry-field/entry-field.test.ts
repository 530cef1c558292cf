import { readyField, type EntryField } from '@anteroom/domain';
import { toClient, type Row } from '@anteroom/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestClinic, type TestClinic } from '../../testing/test-clinic.ts';

const words = (text: string) => ({ text, translations: {} });
const plain = { ready: null, help: words(''), audience: 'both', isRequired: false, options: [] } as const;
const reason: EntryField = {
  ...plain,
  ...{ id: 'reason', kind: 'choice', label: words('Reason for the call'), isRequired: true },
  options: [
    { id: 'review', words: words('Dialysis review') },
    { id: 'other', words: words('Something else') },
  ],
};
const record: EntryField = { ...plain, id: 'record', kind: 'text', label: words('Record number'), audience: 'staff' };
const weight: EntryField = { ...plain, id: 'weight', kind: 'number', label: words('Weight this morning') };

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await createTestClinic();
});
afterEach(() => clinic.close());

/** Sets what the clinic asks. */
async function asks(...fields: readonly EntryField[]): Promise<void> {
  const { settings } = clinic.database.stores;
  const seen = (await settings.of({ clinicId: clinic.id })).revisions.get('entryFields') ?? 0;
  await settings.change({ clinicId: clinic.id }, { key: 'entryFields', value: fields }, seen);
}

function said(row: Row | undefined): unknown {
  return row?.answers.map(({ label, value }) => [
    label.text,
    typeof value === 'object' ? value.map((option) => option.words.text) : value,
  ]);
}

async function arriveWith(form: object): Promise<unknown> {
  const names = { firstName: 'Alice', lastName: 'Andersson', phone: '' };
  const arrived = await clinic.server.core.arrivals.arrive({
    ...{ clinic: clinic.slug, token: null, device: 'phone' },
    form: { ...names, ...form },
  });
  return arrived.ok ? 'arrived' : [arrived.error.code, arrived.error.field];
}

describe('The fields of a clinic', () => {
  test('are asked for at the door, by the same rules as on the page', async () => {
    await asks(readyField('phone'), reason, record, weight);
    expect(await arriveWith({})).toEqual(['invalid-input', 'field-reason']);
    expect(await arriveWith({ 'field-reason': 'nowhere' })).toEqual(['invalid-input', 'field-reason']);
    expect(await arriveWith({ 'field-reason': 'other', 'field-weight': 'heavy' })).toEqual([
      'invalid-input',
      'field-weight',
    ]);
    expect(await arriveWith({ 'field-reason': 'other', phone: 'call me' })).toEqual(['invalid-input', 'phone']);
    expect(await arriveWith({ 'field-reason': 'other' })).toBe('arrived');
  });

  test.each([
    [{ 'field-reason': { id: 'other' } }],
    [{ 'field-reason': 'x'.repeat(5_000) }],
    [{ 'field-__proto__': 'other' }],
    [{ 'field-': 'other' }],
    [{ 'field-Reason': 'other' }],
    [Object.fromEntries(Array.from({ length: 61 }, (_, n) => [`field-x${n}`, 'x']))],
    [{ constructor: 'x' }],
  ])('take nothing else: %j', async (form) => {
    await asks(readyField('phone'));
    expect(await arriveWith(form)).toMatchObject({ 0: 'invalid-input' });
  });

  test('show on the dashboard with what was answered; what staff alone may type stays empty', async () => {
    await asks(reason, record, weight);
    const chen = await clinic.staff('Dr Chen');
    await clinic.callerArrives('Alice', {
      fields: { 'field-reason': 'other', 'field-record': '777', 'field-weight': '72,5' },
    });
    const { changed } = await chen.page.next(toClient.waitingAreaChanged);
    expect(said(changed[0])).toEqual([
      ['Reason for the call', ['Something else']],
      ['Weight this morning', '72.5'],
    ]);
  });

  test('may change while somebody waits: their answers keep their words', async () => {
    await asks(reason, weight);
    const alice = await clinic.callerArrives('Alice', { fields: { 'field-reason': 'other', 'field-weight': '70' } });
    await asks({ ...reason, label: words('Why?'), options: [{ id: 'new', words: words('New') }] });
    const chen = await clinic.staff('Dr Chen');
    expect(said(chen.list.rows.find(({ id }) => id === alice.id))).toEqual([
      ['Reason for the call', ['Something else']],
      ['Weight this morning', '70'],
    ]);
    // And a page that was opened before still comes in: what is no longer asked is not kept.
    const bob = await clinic.callerArrives('Bob', { fields: { 'field-reason': 'new', 'field-weight': '80' } });
    const dashboard = await clinic.staff('Dr Osei');
    expect(said(dashboard.list.rows.find(({ id }) => id === bob.id))).toEqual([['Why?', ['New']]]);
  });
});

describe('What staff type', () => {
  const fill = (by: { readonly personId: TestStaffId }, id: TestCallerId, values: Record<string, string>) =>
    clinic.server.core.entryFields.fill(
      id,
      Object.entries(values).map(([field, value]) => ({ id: field, value })),
      { kind: 'staff', personId: by.personId },
    );

  test('is sealed, told to every dashboard, and never to the caller', async () => {
    await asks(reason, record, weight);
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice', { fields: { 'field-reason': 'review', 'field-weight': '70' } });
    expect(await fill(chen, alice.id, { record: 'R-4711', weight: '71' })).toEqual({ ok: true, value: null });
    const { changed } = await chen.page.next(toClient.waitingAreaChanged, (delta) =>
      delta.changed.some(({ answers }) => answers.length === 3),
    );
    expect(said(changed[0])).toEqual([
      ['Reason for the call', ['Dialysis review']],
      ['Weight this morning', '71'],
      ['Record number', 'R-4711'],
    ]);
    await fill(chen, alice.id, { record: '' });
    const osei = await clinic.staff('Nurse Osei');
    expect(said(osei.list.rows[0])).toEqual([
      ['Reason for the call', ['Dialysis review']],
      ['Weight this morning', '71'],
    ]);
    expect(alice.page.bytes()).not.toMatch(/R-4711|Record number/);
    const entries = await clinic.database.stores.typedEntries.of([alice.id]);
    expect(Buffer.concat(entries.map(({ sealed }) => sealed)).toString('latin1')).not.toMatch(/R-4711|review/);
    expect(JSON.stringify(await clinic.database.stores.audit.about(alice.id))).not.toMatch(/R-4711/);
  });

  test('is refused where it doesn’t fit, isn’t theirs, or comes too late', async () => {
    await asks(reason, record, weight);
    const chen = await clinic.staff('Dr Chen');
    const stranger = await clinic.staff('Somebody', { waitingArea: false });
    const alice = await clinic.callerArrives('Alice', { fields: { 'field-reason': 'review' } });
    expect(await fill(chen, alice.id, { weight: 'heavy' })).toMatchObject({
      refusal: { code: 'invalid-input', field: 'weight' },
    });
    expect(await fill(chen, alice.id, { gone: 'x' })).toMatchObject({
      refusal: { code: 'invalid-input', field: 'gone' },
    });
    expect(await fill(stranger, alice.id, { weight: '70' })).toMatchObject({ refusal: { code: 'forbidden' } });
    await chen.does(alice, { type: 'remove' });
    expect(await fill(chen, alice.id, { weight: '70' })).toMatchObject({ refusal: { code: 'consultation-ended' } });
  });
});

type TestStaffId = Awaited<ReturnType<TestClinic['staff']>>['personId'];
type TestCallerId = Awaited<ReturnType<TestClinic['callerArrives']>>['id'];
