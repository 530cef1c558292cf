import { elapsed } from '@anteroom/domain';
import { expect, test } from 'vitest';
import { createServerClock } from './server-clock.ts';

const hour = 3_600_000;
const server = Date.UTC(2026, 0, 12, 9, 0);

test.each([-2 * hour, 0, 2 * hour])('a page whose own clock is %d ms ahead counts by the server’s', (ahead) => {
  let own = server + ahead;
  const clock = createServerClock(() => own);
  clock.learn(server);
  own += 90_000;
  expect(elapsed(server, clock.now())).toBe(90_000);
});

test('a server’s clock that steps back makes no wait negative', () => {
  let own = server;
  const clock = createServerClock(() => own);
  clock.learn(server);
  own += 1_000;
  clock.learn(server - 2 * hour);
  expect(clock.now()).toBe(server - 2 * hour);
  expect(elapsed(server, clock.now())).toBe(0);
});
