import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { randomIds } from '../../platform/ids.ts';
import { createIceServersFor } from './ice-servers.ts';

const now = Date.UTC(2026, 0, 12, 9, 0);

test('A relay credential names its end and its participant, and is signed by the shared secret', () => {
  const secret = 'a secret of the relay';
  const iceServersFor = createIceServersFor({
    stunUrls: ['stun:stun.example.org'],
    turn: { urls: ['turn:relay.example.org', 'turns:relay.example.org:443'], secret },
    servers: [],
  });
  const participant = randomIds.participant();
  const [stun, turn] = iceServersFor(participant, now);
  expect(stun).toEqual({ urls: ['stun:stun.example.org'] });
  expect(turn?.urls).toEqual(['turn:relay.example.org', 'turns:relay.example.org:443']);
  expect(turn?.username).toBe(`${now / 1000 + 10 * 60}:${participant}`);
  const expected = createHmac('sha1', secret)
    .update(turn?.username ?? '')
    .digest('base64');
  expect(turn?.credential).toBe(expected);
});

test('Two participants get two credentials', () => {
  const turn = { urls: ['turn:relay.example.org'], secret: 'a secret of the relay' };
  const iceServersFor = createIceServersFor({ stunUrls: [], turn, servers: [] });
  const [first] = iceServersFor(randomIds.participant(), now);
  const [second] = iceServersFor(randomIds.participant(), now);
  expect(first?.credential).not.toBe(second?.credential);
});

test('Without any configuration there is none', () => {
  const iceServersFor = createIceServersFor({ stunUrls: [], turn: null, servers: [] });
  expect(iceServersFor(randomIds.participant(), now)).toEqual([]);
});
