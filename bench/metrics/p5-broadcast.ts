import { protocolVersion, socketPath, toServer } from '@anteroom/protocol';
import { signInStaff, startServer } from '@anteroom/testkit';
import { inTurns, openBareSocket, type BareSocket } from '../bare-socket.ts';
import { now } from '../dashboards.ts';
import { compare, type Metric } from '../measure.ts';
import { arrive, renalClinic } from '../open-dashboards.ts';
import { processorTimeOf } from '../process-use.ts';
import { sampleDelta } from '../sample-delta.ts';
import { startFloor } from '../start-floor.ts';

const sockets = 10_000;
/** So many are opened at a time: each of ours asks for the whole list first. */
const atOnce = 50;
const runs = 15;

interface Delivery {
  /** Milliseconds until the last socket has it. */
  readonly last: number;
  /** Milliseconds of the server's processor for each of them. */
  readonly processor: number;
}

/**
 * P5: one change of a waiting area for 10,000 sockets that watch it. One side after the other: both at once are more
 * sockets than a process may open on an ordinary machine.
 */
export const broadcast: Metric = {
  id: 'P5',
  async run() {
    const ours = await ourSide();
    const reference = await bareSide();
    return [
      compare(
        { metric: 'P5', target: 1.1, unit: 'ms from an arrival to the last of 10,000 sockets' },
        ours.map(({ last }) => last),
        reference.map(({ last }) => last),
      ),
      compare(
        { metric: 'P5-processor', target: 1.1, unit: 'ms of processor for 1,000 deliveries' },
        ours.map(({ processor }) => processor * 1000),
        reference.map(({ processor }) => processor * 1000),
      ),
    ];
  },
};

async function ourSide(): Promise<readonly Delivery[]> {
  const server = await startServer();
  const cookie = await signInStaff(server, 'mei.chen@demo.anteroom.example');
  const clinicId = await renalClinic(server, cookie);
  const pages = await inTurns(sockets, atOnce, async () => {
    const page = await openBareSocket({
      url: server.url,
      path: socketPath,
      headers: { cookie, origin: server.url },
      says: { version: protocolVersion, tab: crypto.randomUUID(), as: 'staff' },
    });
    await page.ask(toServer.watchWaitingArea.event, { clinicId });
    return page;
  });
  const found = await deliverOften(server.pid(), pages, (name) => arrive(server, name));
  await server.close();
  return found;
}

async function bareSide(): Promise<readonly Delivery[]> {
  const floor = await startFloor(new URL('../floor/socket-io-server.ts', import.meta.url));
  const pages = await inTurns(sockets, atOnce, () => openBareSocket({ url: floor.url, path: '/socket.io' }));
  const found = await deliverOften(floor.pid, pages, async (name) => {
    await fetch(floor.url, { method: 'POST', body: JSON.stringify(sampleDelta(name)) });
  });
  await floor.close();
  return found;
}

/** The first delivery, in which everything is done for the first time, counts for nothing. */
async function deliverOften(
  pid: number,
  pages: readonly BareSocket[],
  change: (name: string) => Promise<void>,
): Promise<readonly Delivery[]> {
  const found: Delivery[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const name = `Wide-${String(run)}`;
    const before = await processorTimeOf(pid);
    const all = Promise.all(pages.map((page) => hears(page, name)));
    const from = now();
    await change(name);
    await all;
    const delivery = { last: now() - from, processor: ((await processorTimeOf(pid)) - before) / pages.length };
    if (run > 0) found.push(delivery);
  }
  for (const { socket } of pages) socket.terminate();
  return found;
}

function hears({ socket }: BareSocket, text: string): Promise<void> {
  return new Promise((resolve) => {
    const hear = (data: { toString(): string }): void => {
      if (!data.toString().includes(text)) return;
      socket.off('message', hear);
      resolve();
    };
    socket.on('message', hear);
  });
}
