import { beforeEach, describe, expect, it } from 'vitest';

import type { MeshCall } from '../testing/mesh-call.ts';
import { createMeshCall } from '../testing/mesh-call.ts';
import { alice, chen, dora, edda, ivo } from '../testing/people.ts';

let call: MeshCall;

beforeEach(() => {
  call = createMeshCall();
});

/** How often Alice's page looks at each of its connections in eight seconds. */
async function looksOf(others: readonly (typeof alice)[]): Promise<readonly number[]> {
  const open = (await call.gather([alice, ...others])).get(alice)?.open() ?? [];
  await call.clock.pass(4_000);
  const before = open.map(({ looks }) => looks);
  await call.clock.pass(8_000);
  return open.map(({ looks }, index) => looks - (before[index] ?? 0));
}

describe('looking at the connections of a mesh', () => {
  it('happens every two seconds with few others, and half as often with many', async () => {
    expect(await looksOf([chen, ivo])).toEqual([4, 4]);
    call = createMeshCall();
    expect(await looksOf([chen, ivo, dora, edda])).toEqual([2, 2, 2, 2]);
  });

  it('finds that the processor is too slow, and that it is not any more', async () => {
    const alone = (await call.gather([alice, chen])).get(alice);
    const connection = alone?.open()[0];
    if (alone === undefined || connection === undefined) throw new Error('Alice has a connection.');
    const says = (qualityLimitationReason: string): void => {
      connection.reported = new Map([['v', { id: 'v', type: 'outbound-rtp', kind: 'video', qualityLimitationReason }]]);
    };
    expect(alone.session.isSlowed()).toBe(false);
    says('cpu');
    await call.clock.pass(2_000);
    expect(alone.session.isSlowed()).toBe(true);
    says('none');
    await call.clock.pass(2_000);
    expect(alone.session.isSlowed()).toBe(false);
    says('cpu');
    await call.clock.pass(2_000);
    alone.session.setPeers([]);
    expect(alone.session.isSlowed()).toBe(false);
  });
});
