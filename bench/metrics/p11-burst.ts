import { startServer } from '@anteroom/testkit';
import { arriveBare } from '../bare-callers.ts';
import { inTurns, openBareSocket } from '../bare-socket.ts';
import { now } from '../dashboards.ts';
import { median, round, type Metric } from '../measure.ts';
import { startFloor } from '../start-floor.ts';

const arrivals = 10_000;
const atOnce = 200;
/** One run is the mean of 10,000, and takes minutes. */
const runs = 1;
const target = 0.6;

/** P11: 10,000 callers arrive as fast as they are let in. */
export const burst: Metric = {
  id: 'P11',
  async run() {
    const ours: number[] = [];
    const reference: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      ours.push(await ourSide());
      reference.push(await bareSide());
    }
    const [mine, floor] = [median(ours), median(reference)];
    const ratio = mine / floor;
    return [
      {
        metric: 'P11',
        ours: round(mine),
        reference: round(floor),
        ratio: round(ratio),
        target: `≥ ${String(target)}`,
        ok: ratio >= target,
        n: runs,
        unit: 'arrivals accepted a second, each stored; reference: bare Socket.IO connections a second',
      },
    ];
  },
};

async function ourSide(): Promise<number> {
  const server = await startServer();
  const from = now();
  await inTurns(arrivals, atOnce, (index) => arriveBare(server, 'renal', `Burst ${String(index)}`));
  const took = now() - from;
  await server.close();
  return (arrivals / took) * 1000;
}

async function bareSide(): Promise<number> {
  const floor = await startFloor(new URL('../floor/socket-io-server.ts', import.meta.url));
  const from = now();
  const pages = await inTurns(arrivals, atOnce, () => openBareSocket({ url: floor.url, path: '/socket.io' }));
  const took = now() - from;
  for (const { socket } of pages) socket.terminate();
  await floor.close();
  return (arrivals / took) * 1000;
}
