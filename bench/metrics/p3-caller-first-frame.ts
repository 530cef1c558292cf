import { WebSocket, WebSocketServer } from 'ws';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { listen } from '../floor/call-server.ts';
import { compare, median, type Metric } from '../measure.ts';
import { callInTurn } from './first-frame.ts';

/** P3: Join pressed by the professional until the first remote frame is painted on the caller's side. */
export const callerFirstFrame: Metric = {
  id: 'P3',
  async run() {
    const echo = await socketEcho();
    const calls = await callInTurn();
    return [
      compare(
        {
          metric: 'P3',
          target: 1.2,
          unit: 'ms from Join to the first frame at the caller; reference: echo + bare page',
        },
        calls.map(({ ours }) => ours.there),
        calls.map(({ bare }) => bare.there + echo),
      ),
    ];
  },
};

/** How long a bare socket takes there and back, in milliseconds. */
async function socketEcho(): Promise<number> {
  const http = createServer();
  const sockets = new WebSocketServer({ server: http });
  sockets.on('connection', (socket) => socket.on('message', (data) => socket.send(data.toString())));
  const client = new WebSocket(`ws://127.0.0.1:${String(await listen(http))}`);
  await once(client, 'open');
  const times = [];
  for (let run = 0; run < 100; run += 1) {
    const from = performance.now();
    const answer = once(client, 'message');
    client.send('join');
    await answer;
    times.push(performance.now() - from);
  }
  client.terminate();
  sockets.close();
  http.close();
  return median(times);
}
