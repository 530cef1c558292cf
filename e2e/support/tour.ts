import { newMessageId, valueOf } from '@anteroom/testkit';
import { toServer } from '@anteroom/protocol';
import type { Browser, BrowserContext, BrowserContextOptions } from '@playwright/test';
import type { Line } from './line.ts';
import { newPerson, type CallerName, type Person } from './people.ts';
import { arriveRaw, type RawCaller } from './raw-callers.ts';
import { watchAs } from './staff-wire.ts';
import { paintsFrame, seesFrames } from './media-probe.ts';
import { callerTour, checkWithoutCamera } from './tour-caller.ts';
import { roomsTour } from './tour-rooms.ts';
import { tourCaller, type Look, type Site } from './tour-parts.ts';
import { staffTour } from './tour-staff.ts';
import { structureTour } from './tour-structure.ts';

export interface TourParts {
  readonly browser: Browser;
  readonly server: Site;
  /** The way to it. */
  readonly line: Line;
  /** Language, colours and size of every window. */
  readonly options: BrowserContextOptions;
  readonly look: Look;
  /** Done to every browser profile before a page is opened. */
  readonly prepare?: (context: BrowserContext) => Promise<void>;
}

/** Who else is in the list, with names as they are in the world. */
const company = {
  held: { first: 'محمد', last: 'الأحمد' },
  seen: { first: 'Ahmed', last: 'Rahimi' },
  lost: { first: 'Elsa', last: 'Wikström-Bergqvist', withoutCamera: true },
  waiting: { first: 'Nguyễn', last: 'Thị Minh Khai' },
} as const;

/**
 * Walks through every page and state that there is, in one language and one look, and leaves the clinic as empty as it
 * found it. It finds its way by the pages' structure, since their words differ by language.
 */
export async function tour(parts: TourParts): Promise<void> {
  const { browser, server, line, look } = parts;
  const options = { reducedMotion: 'reduce', ...parts.options } as const;
  const open = async (): Promise<Person> => {
    const person = await newPerson(browser, options);
    await parts.prepare?.(person.context);
    return person;
  };
  const caller = await open();
  const staff = await open();
  await staffTour.signIn(staff, server, look);
  await structureTour.clinic(staff, server, look);
  await staffTour.empty(staff, look);
  await checkWithoutCamera(await newPerson(browser, options), server, look);

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

  await staff.page.locator(`[data-row="${own.id}"] .join`).click();
  await Promise.all([seesFrames(staff.page), seesFrames(caller.page)]);
  await Promise.all([paintsFrame(staff.page), paintsFrame(caller.page)]);
  await callerTour.call(caller, look);
  await staffTour.call(staff, look);
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
  const guest = await open();
  await roomsTour(staff, guest, server, look);
  await guest.context.close();
  await staffTour.notFound(staff, server, look);

  for (const { id } of await wire.rows()) {
    valueOf(await wire.page.request(toServer.commandConsultation, { consultationId: id, command: { type: 'remove' } }));
  }
  for (const other of others) other.close();
  wire.close();
  await Promise.all([caller, staff].map(({ context }) => context.close()));
}
