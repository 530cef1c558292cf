// Two at a time.
import { toServer } from '@anteroom/protocol';
import { valueOf } from '@anteroom/testkit';
import { callerNamed, expect, test } from '../support/journey.ts';
import { arriveRaw } from '../support/raw-callers.ts';
import { emailOf, newPerson, openDashboard } from '../support/people.ts';
import { getsFocus, tabTo } from '../support/keys.ts';
import { watchAs } from '../support/staff-wire.ts';

test('The administrator sees the house, live, and a team member their own clinic alone', async ({
  browser,
  server,
}) => {
  const ingrid = await newPerson(browser);
  await openDashboard(ingrid.page, server, 'physiotherapy', 'ingrid.solberg@demo.anteroom.example');
  await ingrid.page.goto(`${server.url}/organisations/nordby/map`);
  const tree = ingrid.page.getByRole('tree', { name: 'Clinics and rooms' });
  const clinic = (name: string) => tree.getByRole('treeitem', { name: new RegExp(`^${name}:`), level: 1 });
  const physiotherapy = clinic('Physiotherapy');
  const inside = (name: RegExp) => physiotherapy.getByRole('treeitem', { name });
  /** How many the waiting area's name counts as such. */
  const count = async (as: string): Promise<number> => {
    const name = (await inside(/^Waiting area:/).getAttribute('aria-label')) ?? '';
    return Number(new RegExp(`(\\d+) ${as}`).exec(name)?.[1] ?? 0);
  };
  for (const name of ['Cardiology', 'Physiotherapy', 'Renal clinic']) await expect(clinic(name)).toBeVisible();

  const name = callerNamed('Helga', 'Unmentioned');
  await test.step('a caller arrives, and a light goes on; joined, they are being seen', async () => {
    // Callers of other journeys may still be here.
    await expect(inside(/^Waiting area:/)).toBeVisible();
    const before = { waiting: await count('waiting'), seen: await count('being seen') };
    const sara = await watchAs(server, 'Sara Lindqvist', 'physiotherapy');
    const caller = await arriveRaw(server, 'physiotherapy', name);
    await expect.poll(() => count('waiting')).toBe(before.waiting + 1);
    const { id: consultationId } = await sara.rowOf(name);
    const { call } = valueOf(
      await sara.page.request(toServer.commandConsultation, { consultationId, command: { type: 'join' } }),
    );
    await expect.poll(() => count('being seen')).toBe(before.seen + 1);
    expect(await count('waiting')).toBe(before.waiting);
    expect(await ingrid.page.content()).not.toContain(name.last);
    if (call !== null) await sara.page.request(toServer.endCall, { callId: call.callId });
    await expect.poll(() => count('being seen')).toBe(before.seen);
    expect(await count('waiting')).toBe(before.waiting);
    sara.page.close();
    caller.close();
  });

  await test.step('a room is entered, and is lit', async () => {
    const sara = await watchAs(server, 'Sara Lindqvist', 'physiotherapy');
    const { rooms } = valueOf(await sara.page.request(toServer.watchRooms, { clinicId: sara.clinicId }));
    const room = rooms.find((one) => one.name === 'Case meeting');
    if (room === undefined) throw new Error('There is no such room.');
    await expect(inside(/^Case meeting: Meeting room, Empty/)).toBeVisible();
    const call = valueOf(await sara.page.request(toServer.enterRoom, { roomId: room.id }));
    await expect(inside(/^Case meeting: Meeting room, 1 of (6|20)/)).toHaveClass(/is-lit/);
    await sara.page.request(toServer.leaveCall, { callId: call.callId });
    await expect(inside(/^Case meeting: Meeting room, Empty/)).toBeVisible();
    sara.page.close();
  });

  await test.step('the keyboard goes through the tree, in the house and in the list', async () => {
    await ingrid.page.getByRole('button', { name: 'List' }).click();
    await tabTo(ingrid.page, clinic('Cardiology'));
    await ingrid.page.keyboard.press('ArrowLeft');
    await expect(clinic('Cardiology')).toHaveAttribute('aria-expanded', 'false');
    await ingrid.page.keyboard.press('ArrowDown');
    await getsFocus(physiotherapy);
    await ingrid.page.keyboard.press('ArrowRight');
    await getsFocus(inside(/^Waiting area/));
    await ingrid.page.keyboard.press('Enter');
    await expect(ingrid.page).toHaveURL(/\/clinics\/physiotherapy\/waiting-area$/);
  });

  await test.step('a team member sees their own clinic alone', async () => {
    const sara = await newPerson(browser);
    await openDashboard(sara.page, server, 'physiotherapy', emailOf('Sara Lindqvist'));
    await sara.page.goto(`${server.url}/organisations/nordby/map`);
    await expect(sara.page.getByRole('treeitem', { level: 1 })).toHaveCount(1);
    await expect(sara.page.getByRole('treeitem', { level: 1 })).toHaveAccessibleName(/^Physiotherapy:/);
    await sara.context.close();
  });
  await ingrid.context.close();
});
