import { startServer } from '@anteroom/testkit';
import { arriveBare, waitBare } from '../bare-callers.ts';
import { inTurns, openBareSocket, type BareSocket } from '../bare-socket.ts';
import { compare, type Metric } from '../measure.ts';
import { settledMemoryOf } from '../process-use.ts';
import { startFloor } from '../start-floor.ts';

const callers = 2_000;
/** A run takes a minute. */
const runs = 3;

/** P7: what a server's memory grows by for each caller who waits, connected. */
export const callerMemory: Metric = {
  id: 'P7',
  async run() {
    const ours: number[] = [];
    const reference: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      ours.push(await ourSide());
      reference.push(await bareSide());
    }
    return [compare({ metric: 'P7', target: 2, unit: 'kB for each of 2,000 callers' }, ours, reference)];
  },
};

async function ourSide(): Promise<number> {
  const server = await startServer();
  // What is needed once, by the first callers, is nobody's own.
  const first = await come(100, 'First');
  const before = await settledMemoryOf(server.pid());
  const rest = await come(callers, 'Caller');
  const after = await settledMemoryOf(server.pid());
  for (const { socket } of [...first, ...rest]) socket.terminate();
  await server.close();
  return (after - before) / callers;

  function come(count: number, name: string): Promise<BareSocket[]> {
    return inTurns(count, 20, async (index) =>
      waitBare(server, 'renal', await arriveBare(server, 'renal', `${name} ${String(index)}`)),
    );
  }
}

async function bareSide(): Promise<number> {
  const floor = await startFloor(new URL('../floor/socket-io-server.ts', import.meta.url));
  const come = (count: number) => inTurns(count, 20, () => openBareSocket({ url: floor.url, path: '/socket.io' }));
  const first = await come(100);
  const before = await settledMemoryOf(floor.pid);
  const rest = await come(callers);
  const after = await settledMemoryOf(floor.pid);
  for (const { socket } of [...first, ...rest]) socket.terminate();
  await floor.close();
  return (after - before) / callers;
}
