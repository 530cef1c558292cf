import { newMessageId, valueOf } from '@anteroom/testkit';
import { toServer } from '@anteroom/protocol';
import { seesFrames } from './media-probe.ts';
import { paintsFrame } from './painted.ts';
import type { CallerName } from './people.ts';
import { arriveRaw, type RawCaller } from './raw-callers.ts';
import { watchAs } from './staff-wire.ts';
import { callerTour, checkWithoutCamera } from './tour-caller.ts';
import { invitedTour } from './tour-invited.ts';
import { entersAs, tourCaller, type ChapterParts } from './tour-parts.ts';
import { staffTour } from './tour-staff.ts';
import { toolsTour } from './tour-tools.ts';
import { waitingTour } from './tour-waiting.ts';

/** Who else is in the list, with names as they are in the world. */
const company = {
  held: { first: 'محمد', last: 'الأحمد' },
  seen: { first: 'Ahmed', last: 'Rahimi' },
  lost: { first: 'Elsa', last: 'Wikström-Bergqvist', withoutCamera: true },
  waiting: { first: 'Nguyễn', last: 'Thị Minh Khai' },
} as const;

/** A caller's whole visit and what staff see of it: the waiting area, the call, hold, the network away, the end. */
export async function visitTour({ open, server, line, look }: ChapterParts): Promise<void> {
  const caller = await open();
  const staff = await open();
  await entersAs(staff.page, server, 'Lars Holm');
  await staffTour.empty(staff, look);
  await checkWithoutCamera(await open(), server, look);

  await waitingTour(await open(), server, look);

  await callerTour.setUp(caller, server, look);
  let wire = await watchAs(server, 'Tove Nilsen', 'cardiology');
  const others: RawCaller[] = [];
  for (const name of Object.values(company)) others.push(await arriveRaw(server, 'cardiology', name));
  // One was put on hold, one is being seen, one has lost the connection, one waits.
  const command = async (name: CallerName, type: 'join' | 'hold') => {
    const { id } = await wire.rowOf(name);
    valueOf(await wire.page.request(toServer.commandConsultation, { consultationId: id, command: { type } }));
  };
  await command(company.held, 'join');
  await command(company.held, 'hold');
  await command(company.seen, 'join');
  others[2]?.page.lose();
  const own = await wire.rowOf(tourCaller);
  const say = (text: string) => ({ consultationId: own.id, id: newMessageId(), text });
  valueOf(await wire.page.request(toServer.sendMessage, say('Dr Holm is running ten minutes late.')));
  await callerTour.waiting(caller, look);
  await staffTour.list(staff, own.id, look);
  const administrator = await open();
  await entersAs(administrator.page, server, 'Ingrid Solberg');
  await staffTour.map(administrator, server, look, 'staff-map-people');

  await staff.page.locator(`[data-row="${own.id}"] .join`).click();
  await Promise.all([seesFrames(staff.page), seesFrames(caller.page)]);
  await Promise.all([paintsFrame(staff.page), paintsFrame(caller.page)]);
  await callerTour.call(caller, look);
  await toolsTour(staff, caller, look);
  await invitedTour(staff, { open, look });
  await staffTour.call(staff, caller, look);
  await staff.page.locator('[role=menuitem]').first().click();
  await callerTour.onHold(caller, look);

  line.cut();
  await callerTour.offline(caller, look);
  await staffTour.offline(staff, look);
  line.mend();
  await staffTour.online(staff);
  await callerTour.online(caller);
  wire = await watchAs(server, 'Tove Nilsen', 'cardiology');

  await callerTour.elsewhere(caller, server, look);
  await staffTour.end(staff, own.id);
  await callerTour.after(caller, server, look);
  await staffTour.notFound(staff, server, look);

  for (const { id } of await wire.rows()) {
    valueOf(await wire.page.request(toServer.commandConsultation, { consultationId: id, command: { type: 'remove' } }));
  }
  for (const other of others) other.close();
  wire.close();
}
