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
const runs = 15;

interface Delivery {
  /** Milliseconds until the last socket has it. */
  readonly last: number;
  /** Milliseconds of the server's processor for each of them. */
  readonly processor: number;
}

/** P5: one change of a waiting area for 10,000 sockets that watch it. */
export const broadcast: Metric = {
  id: 'P5',
  async run() {
    const server = await startServer();
    const floor = await startFloor(new URL('../floor/socket-io-server.ts', import.meta.url));
    const opened: BareSocket[] = [];
    try {
      const cookie = await signInStaff(server, 'mei.chen@demo.anteroom.example');
      const clinicId = await renalClinic(server, cookie);
      const watching = await inTurns(sockets, 50, async () => {
        const page = await openBareSocket({
          url: server.url,
          path: socketPath,
          headers: { cookie, origin: server.url },
          says: { version: protocolVersion, tab: crypto.randomUUID(), as: 'staff' },
        });
        await page.ask(toServer.watchWaitingArea.event, { clinicId });
        opened.push(page);
        return page;
      });
      const bare = await inTurns(sockets, 50, async () => {
        const page = await openBareSocket({ url: floor.url, path: '/socket.io' });
        opened.push(page);
        return page;
      });
      const ours: Delivery[] = [];
      const reference: Delivery[] = [];
      for (let run = 0; run <= runs; run += 1) {
        const name = `Wide-${String(run)}`;
        const mine = await deliver(server.pid(), watching, name, () => arrive(server, name));
        const theirs = await deliver(floor.pid, bare, name, async () => {
          await fetch(floor.url, { method: 'POST', body: JSON.stringify(sampleDelta(name)) });
        });
        if (run === 0) continue;
        ours.push(mine);
        reference.push(theirs);
      }
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
    } finally {
      for (const { socket } of opened) socket.terminate();
      await server.close();
      await floor.close();
    }
  },
};

async function deliver(
  pid: number,
  pages: readonly BareSocket[],
  text: string,
  change: () => Promise<void>,
): Promise<Delivery> {
  const before = await processorTimeOf(pid);
  const all = Promise.all(pages.map((page) => hears(page, text)));
  const from = now();
  await change();
  await all;
  return { last: now() - from, processor: ((await processorTimeOf(pid)) - before) / pages.length };
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
