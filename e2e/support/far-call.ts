import type { TestServer } from '@anteroom/testkit';
import type { Browser } from '@playwright/test';
import { layFarNetwork, type FarNetwork } from './far-network.ts';
import { seesFrames, takeSmallPictures } from './media-probe.ts';
import { arrive, emailOf, join, newPerson, openDashboard, type CallerName, type Person } from './people.ts';

/** A call between here and a network of its own. */
export interface FarCall {
  readonly far: FarNetwork;
  readonly caller: Person;
  readonly chen: Person;
  close(): Promise<void>;
}

/** Begins one: the caller is in the far network, Dr Chen here, and each sees the other. */
export async function beginFarCall(
  browser: Browser,
  server: Pick<TestServer, 'url' | 'password'>,
  name: CallerName,
): Promise<FarCall> {
  const far = await layFarNetwork(server.url);
  try {
    const caller = await newPerson(far.browser);
    const chen = await newPerson(browser);
    await Promise.all([caller, chen].map(({ context }) => takeSmallPictures(context)));
    await Promise.all([
      arrive(caller.page, server, 'renal', name),
      openDashboard(chen.page, server, 'renal', emailOf('Mei Chen')),
    ]);
    await join(chen.page, name);
    await Promise.all([caller, chen].map(({ page }) => seesFrames(page)));
    return { far, caller, chen, close: () => far.close() };
  } catch (cause) {
    await far.close();
    throw cause;
  }
}
