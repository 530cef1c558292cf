import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { MediaServerLost } from '../features/call-media/media-room.ts';
import { openJanusLink, type JanusLink } from './janus-link.ts';

let server: WebSocketServer;
let link: JanusLink;
let lost: Promise<void>;
const asked: Record<string, unknown>[] = [];

/** A Janus that says to each request what `replies` has for it, and nothing to others. */
const replies: Readonly<Record<string, readonly string[]>> = {
  keepalive: ['ack'],
  message: ['ack', 'event'],
  slow: ['ack'],
  endless: ['ack'],
};
/** A room that is busy answers after several times the patience with a Janus that says nothing at all. */
const patience = 50;
const busy = 4 * patience;

beforeEach(async () => {
  asked.length = 0;
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (wire) =>
    wire.on('message', (data: Buffer) => {
      const request: unknown = JSON.parse(data.toString());
      if (typeof request !== 'object' || request === null) return;
      const known: Record<string, unknown> = { ...request };
      asked.push(known);
      for (const janus of replies[String(known['janus'])] ?? [])
        wire.send(JSON.stringify({ janus, transaction: known['transaction'] }));
      if (known['janus'] !== 'slow') return;
      setTimeout(() => wire.send(JSON.stringify({ janus: 'event', transaction: known['transaction'] })), busy);
    }),
  );
  await once(server, 'listening');
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('It listens to no port.');
  const url = `ws://127.0.0.1:${String(at.port)}`;
  await new Promise<void>((opened) => {
    lost = new Promise((gone) => {
      const options = {
        url,
        secret: 'a secret',
        patience,
        patienceWithRoom: 3 * busy,
        heard: () => undefined,
        lost: gone,
      };
      void openJanusLink(options).then((open) => {
        link = open;
        opened();
      });
    });
  });
});
afterEach(() => {
  link.close();
  server.close();
});

test('whether it lives is answered by an acknowledgement, which is all that ever comes for it', async () => {
  expect(await link.ask({ janus: 'keepalive' })).toMatchObject({ janus: 'ack' });
});

test('what else is asked is answered by what comes after the acknowledgement', async () => {
  expect(await link.ask({ janus: 'message' })).toMatchObject({ janus: 'event' });
});

test('every request has the secret and a name of its own', async () => {
  await link.ask({ janus: 'keepalive' });
  await link.ask({ janus: 'keepalive' });
  expect(asked).toMatchObject([{ apisecret: 'a secret' }, { apisecret: 'a secret' }]);
  expect(new Set(asked.map(({ transaction }) => transaction)).size).toBe(2);
});

test('one that is silent is given up, with everything that was asked of it', async () => {
  await expect(link.ask({ janus: 'silence' })).rejects.toThrow(MediaServerLost);
  await lost;
  await expect(link.ask({ janus: 'keepalive' })).rejects.toThrow(MediaServerLost);
});

test('a room that is busy has time to answer once it was said that it will', async () => {
  expect(await link.ask({ janus: 'slow' })).toMatchObject({ janus: 'event' });
});

test('and is given up where it never does', async () => {
  await expect(link.ask({ janus: 'endless' })).rejects.toThrow(MediaServerLost);
  await lost;
});

test('one that goes takes what was asked with it', async () => {
  const waiting = link.ask({ janus: 'silence' });
  for (const wire of server.clients) wire.terminate();
  await expect(waiting).rejects.toThrow(MediaServerLost);
  await lost;
});
