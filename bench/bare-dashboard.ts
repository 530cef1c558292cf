import { once } from 'node:events';
import { protocolVersion, socketPath, toServer } from '@anteroom/protocol';
import type { ClinicId } from '@anteroom/domain';
import type { TestServer } from '@anteroom/testkit';
import { WebSocket } from 'ws';
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
  const address = `${url.replace('http', 'ws')}${socketPath}/?EIO=4&transport=websocket`;
  const socket = new WebSocket(address, { headers: { cookie, origin: url } });
  socket.on('message', (data) => {
    if (String(data) === '2') socket.send('3');
  });
  const auth = { version: protocolVersion, tab: crypto.randomUUID(), as: 'staff' };
  await once(socket, 'open');
  await answerTo(socket, `40${JSON.stringify(auth)}`, '40');
  await answerTo(socket, `420${JSON.stringify([toServer.watchWaitingArea.event, { clinicId }])}`, '430[{"ok":true');
  return parsing(socket, '42');
}

/** Says something and waits for the answer, which begins with these letters; whatever else begins with `4` is a refusal. */
function answerTo(socket: WebSocket, say: string, begins: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const hear = (data: WebSocket.RawData): void => {
      const frame = String(data);
      if (!frame.startsWith('4')) return;
      socket.off('message', hear);
      if (frame.startsWith(begins)) resolve();
      else reject(new Error(`Refused: ${frame}`));
    };
    socket.on('message', hear);
    socket.send(say);
  });
}
