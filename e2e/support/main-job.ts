import { expect, type Browser, type BrowserContext } from '@playwright/test';
import type { TestServer } from '@anteroom/testkit';
import { endCall, leaveCall } from './call.ts';
import { seesFrames } from './media-probe.ts';
import { paintsFrame } from './painted.ts';
import { arrive, emailOf, isOnHold, join, newPerson, openDashboard, rowOf, type CallerName } from './people.ts';

export interface MainJob {
  readonly server: TestServer;
  /** The patient's browser, and the professional's; they may be of two kinds. */
  readonly patient: Browser;
  readonly professional: Browser;
  readonly name: CallerName;
}

/** The main job: arrive, be joined, see each other, be put on hold, be joined again, and end. */
export async function patientIsSeen({ server, patient, professional, name }: MainJob): Promise<void> {
  const caller = await newPerson(patient);
  const chen = await newPerson(professional);
  const seeEachOther = () => Promise.all([seesFrames(caller.page), seesFrames(chen.page)]);

  await openDashboard(chen.page, server, 'renal', emailOf('Mei Chen'));
  await arrive(caller.page, server, 'renal', name);
  await expect(rowOf(chen.page, name)).toContainText('Waiting');

  await join(chen.page, name);
  await seeEachOther();
  await Promise.all([paintsFrame(caller.page), paintsFrame(chen.page)]);

  await leaveCall(chen.page);
  await expect(rowOf(chen.page, name)).toContainText('On hold');
  await isOnHold(caller.page);

  await join(chen.page, name);
  await seeEachOther();

  const token = await tokenOf(caller.context);
  await endCall(chen.page);
  await expect(caller.page).toHaveURL(/\/c\/renal\/thanks$/);
  await expect(rowOf(chen.page, name)).toHaveCount(0);

  // The token that opened the stay opens nothing any more.
  await caller.context.addCookies([{ ...token, url: server.url }]);
  await caller.page.goto(`${server.url}/c/renal/wait`);
  await expect(caller.page).toHaveURL(/\/c\/renal$/);
  await Promise.all([caller.context.close(), chen.context.close()]);
}

/** The cookie that holds a caller's token. */
export async function tokenOf(context: BrowserContext): Promise<{ readonly name: string; readonly value: string }> {
  const cookies = await context.cookies();
  const cookie = cookies.find(({ name }) => name.startsWith('anteroom-stay-'));
  if (cookie === undefined) throw new Error('The caller has no token.');
  return { name: cookie.name, value: cookie.value };
}
