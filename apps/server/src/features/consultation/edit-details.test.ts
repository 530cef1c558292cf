import { toClient } from '@anteroom/protocol';
import { codeIn } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestClinic, type TestClinic } from '../../testing/test-clinic.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await createTestClinic();
});
afterEach(() => clinic.close());

const right = { type: 'edit-details', firstName: ' Alicia ', lastName: 'Andersson', phone: '070 123 45 67' } as const;

describe('Editing a caller’s details', () => {
  test('puts them right everywhere: the dashboard, the call, her own page', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alise');
    await chen.joins(alice);
    expect(codeIn(await chen.does(alice, right))).toBe('ok');
    const seen = await chen.page.next(toClient.waitingAreaChanged, ({ changed }) => changed[0]?.firstName === 'Alicia');
    expect(seen.changed).toMatchObject([{ lastName: 'Andersson', phone: '070 123 45 67' }]);
    await alice.page.next(toClient.stayChanged, ({ firstName }) => firstName === 'Alicia');
    const call = await chen.page.next(toClient.callChanged, ({ participants }) =>
      participants.some(({ name }) => name === 'Alicia Andersson'),
    );
    expect(call.participants).toHaveLength(2);
    const entries = await clinic.database.stores.typedEntries.of([alice.id], 'details');
    expect(entries).toHaveLength(1);
    const audit = await clinic.database.stores.audit.about(alice.id);
    expect(audit.at(-1)).toMatchObject({ verb: 'edit-details', clinicId: clinic.id });
    expect(JSON.stringify(audit)).not.toMatch(/Ali|070/);
  });

  test('takes the same rule as the set-up page, and nobody over the end', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    expect(await chen.does(alice, { ...right, firstName: '  ' })).toMatchObject({
      error: { code: 'invalid-input', field: 'command.firstName' },
    });
    expect(await chen.does(alice, { ...right, phone: 'soon' })).toMatchObject({
      error: { code: 'invalid-input', field: 'command.phone' },
    });
    await chen.does(alice, { type: 'remove' });
    expect(codeIn(await chen.does(alice, right))).toBe('consultation-ended');
  });
});
