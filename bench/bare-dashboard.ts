import { protocolVersion, socketPath, toServer } from '@anteroom/protocol';
import type { ClinicId } from '@anteroom/domain';
import type { TestServer } from '@anteroom/testkit';
import type { WebSocket } from 'ws';
import { openBareSocket } from './bare-socket.ts';
import { now } from './dashboards.ts';

/** A socket that parses what comes as JSON and does nothing else: the same at our server and at the floor. */
export interface BareDashboard {
  /** When the first message was parsed that holds this text; milliseconds of the epoch. */
  parsedAt(text: string): Promise<number>;
}

/** @param prefix what stands in front of the JSON of a message */
export function parsing(socket: WebSocket, prefix = ''): BareDashboard {
  return {
    parsedAt: (text) =>
      new Promise((resolve) => {
        const hear = (data: WebSocket.RawData): void => {
          const frame = String(data);
          if (!frame.startsWith(prefix)) return;
          const message: unknown = JSON.parse(frame.slice(prefix.length));
          // What is parsed is what counts; that it is the one meant is seen in the text.
          if (message === null || !frame.includes(text)) return;
          socket.off('message', hear);
          resolve(now());
        };
        socket.on('message', hear);
      }),
  };
}

/** A dashboard of ours that speaks just as much of Engine.IO and Socket.IO as it has to, without their client. */
export async function openBareDashboard(
  { url }: Pick<TestServer, 'url'>,
  cookie: string,
  clinicId: ClinicId,
): Promise<BareDashboard> {
  const dashboard = await openBareSocket({
    url,
    path: socketPath,
    headers: { cookie, origin: url },
    says: { version: protocolVersion, tab: crypto.randomUUID(), as: 'staff' },
  });
  await dashboard.ask(toServer.watchWaitingArea.event, { clinicId });
  return parsing(dashboard.socket, '42');
}
