import { toClient, toServer } from '@anteroom/protocol';
import { signInStaff, startServer } from '@anteroom/testkit';
import { compare, type Metric } from '../measure.ts';
import { arrive, openDashboard, renalClinic } from '../open-dashboards.ts';

const callers = 50;
const changes = 15;

/** P6: bytes of one change of the waiting list, against those of the full list of 50. */
export const deltaSize: Metric = {
  id: 'P6',
  async run() {
    const server = await startServer();
    try {
      const cookie = await signInStaff(server, 'mei.chen@demo.anteroom.example');
      for (let index = 0; index < callers; index += 1) await arrive(server, `Caller ${String(index)}`);
      const { client, snapshot } = await openDashboard(server, cookie, await renalClinic(server, cookie));
      const deltas = [];
      for (const { id } of snapshot.rows.slice(0, changes)) {
        const command = { type: 'mark-ready', ready: true } as const;
        const done = await client.request(toServer.commandConsultation, { consultationId: id, command });
        if (!done.ok) throw new Error(`A change was refused: ${done.error.code}`);
        deltas.push(bytesOf(await client.next(toClient.waitingAreaChanged)));
      }
      client.close();
      const full = bytesOf(snapshot);
      return [
        compare(
          { metric: 'P6', target: 0.03, unit: 'bytes of a change; reference: the full list of 50' },
          deltas,
          deltas.map(() => full),
        ),
      ];
    } finally {
      await server.close();
    }
  },
};

/** As JSON in UTF-8, which is how it stands on the wire. */
function bytesOf(body: unknown): number {
  return Buffer.byteLength(JSON.stringify(body));
}
