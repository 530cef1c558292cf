import { createLocalMedia } from '@anteroom/media';
import { createFakeDevices } from '@anteroom/media/fake/fake-devices';
import { expect, test, vi } from 'vitest';
import { resumeDevices } from './resume-devices.ts';

/** What is open after a page began; the browser says that it would ask, or that it was allowed for good. */
async function openedIn(state: 'prompt' | 'granted', beginning: Parameters<typeof resumeDevices>[1]) {
  vi.stubGlobal('navigator', { permissions: { query: async () => ({ state }) } });
  const local = createLocalMedia({ environment: createFakeDevices().environment });
  await resumeDevices(local, beginning);
  const { camera, microphone } = local.view();
  local.close();
  vi.unstubAllGlobals();
  return [microphone.status, camera.status];
}

test.each([
  ['somebody who waits is asked by no reload', 'prompt', false, true, ['off', 'off']],
  ['somebody who waits and has allowed it is seen again', 'granted', false, true, ['on', 'on']],
  [
    'whoever comes back into a call is heard and seen, though the browser asks anew',
    'prompt',
    true,
    true,
    ['on', 'on'],
  ],
  ['whoever chose to go on without a camera is heard alone', 'prompt', true, false, ['on', 'off']],
] as const)('%s', async (_, state, isInCall, wantsCamera, opened) => {
  expect(await openedIn(state, { isInCall, wantsCamera })).toEqual(opened);
});
