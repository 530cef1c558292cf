import { stayView, toServer, type StayView } from '@anteroom/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createConnection } from '../../connection/connection.ts';
import { createServerClock } from '../../connection/server-clock.ts';
import { createStore } from '../../connection/store.ts';
import { createFakeServer, yes } from '../../connection/testing/fake-wire.ts';
import { idText } from '../../connection/testing/sample-rows.ts';
import { createExperience } from './experience.ts';

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

const offered = {
  content: [],
  music: ['piano'],
  automated: [],
  nextDueAt: null,
  estimate: { from: 10, to: 20 },
  waitingSince: 1_000_000,
};

function alice(more: object = {}, experience = 'first'): StayView {
  return stayView.parse({
    id: idText('alice'),
    revision: 1,
    participantId: idText('alice-participant'),
    status: 'waiting',
    arrivedAt: 0,
    now: 1_000_000,
    position: 2,
    callId: null,
    callBackWanted: false,
    heldBy: null,
    offeredTo: null,
    cameFrom: null,
    phoneWanted: false,
    calledBackAt: null,
    outcome: null,
    firstName: 'Alice',
    withoutCamera: false,
    clinic: {
      slug: 'renal',
      name: 'Renal clinic',
      organisation: 'Nordby',
      emergencyNumber: '112',
      keepTypedHours: 0,
      hasInformation: false,
      experience,
      isOpen: true,
      closesAt: null,
    },
    ...more,
  });
}

async function aliceWaits(answers: readonly object[] = [offered]) {
  const server = createFakeServer();
  let answered = 0;
  server.answer(toServer.askExperience, () => yes(answers[Math.min(answered++, answers.length - 1)]));
  const connection = createConnection({ as: 'caller', clinic: 'renal' }, { createWire: server.createWire });
  const stay = createStore<{ readonly stay: StayView | null }>({ stay: null });
  const listeners = new Set<() => void>();
  const page = {
    visibilityState: 'visible' as const,
    addEventListener: (_name: string, listener: () => void) => void listeners.add(listener),
    removeEventListener: (_name: string, listener: () => void) => void listeners.delete(listener),
  };
  const experience = createExperience({ connection, stay, clock: createServerClock(), language: 'de', page });
  server.accept();
  const asked = () => server.bodiesOf(toServer.askExperience);
  return { stay, experience, asked, isShownAgain: () => [...listeners].forEach((listener) => listener()) };
}

test('is asked for in the page’s language once the stay is there, and anew where the clinic has changed it', async () => {
  const { stay, experience, asked } = await aliceWaits();
  expect(asked()).toEqual([]);
  stay.set({ stay: alice() });
  await vi.advanceTimersByTimeAsync(0);
  expect(asked()).toEqual([{ language: 'de' }]);
  expect(experience.state.read()).toMatchObject({ music: ['piano'] });
  stay.set({ stay: alice({ revision: 2, position: 1 }) });
  expect(asked()).toHaveLength(1);
  stay.set({ stay: alice({ revision: 3 }, 'second') });
  expect(asked()).toHaveLength(2);
});

test('is asked for when the next message is due, by the server’s clock, and from time to time', async () => {
  const { stay, asked } = await aliceWaits([{ ...offered, nextDueAt: 1_060_000 }, offered]);
  stay.set({ stay: alice() });
  await vi.advanceTimersByTimeAsync(59_000);
  expect(asked()).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(asked()).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(121_000);
  expect(asked()).toHaveLength(3);
});

test('is asked for when a page comes back to sight, and no more once the stay is over or the page is closed', async () => {
  const { stay, experience, asked, isShownAgain } = await aliceWaits();
  isShownAgain();
  expect(asked()).toEqual([]);
  stay.set({ stay: alice() });
  await vi.advanceTimersByTimeAsync(0);
  isShownAgain();
  expect(asked()).toHaveLength(2);
  stay.set({ stay: alice({ status: 'ended', outcome: 'completed' }) });
  await vi.advanceTimersByTimeAsync(600_000);
  isShownAgain();
  expect(asked()).toHaveLength(2);
  experience.close();
});
