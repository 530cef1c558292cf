import { expect, test } from 'vitest';
import { connectFanOut, FanOutAbsent } from './fan-out.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

test('a Redis that never answers is an error in words, instead of a start that never ends', async () => {
  await expect(connectFanOut('redis://127.0.0.1:1', log, 50)).rejects.toThrow(FanOutAbsent);
});
