import type { Call } from '../call/call.ts';
import { createCallTools } from './call-tools.ts';
import type { CallTools } from './call-tools.ts';

const known = new WeakMap<Call, CallTools>();

/** The tools of a call: the same ones as long as it lasts, whichever part of the screen asks. */
export function toolsOf(call: Call): CallTools {
  const before = known.get(call);
  if (before !== undefined) return before;
  const tools = createCallTools({
    talk: call.talk,
    call: call.state,
    share: (track) => call.share(track),
    now: () => Math.round(call.clock.now()),
    client: Math.max(1, crypto.getRandomValues(new Uint32Array(1))[0] ?? 1),
    newId: () =>
      [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
  });
  known.set(call, tools);
  call.onClosed(() => tools.close());
  return tools;
}
