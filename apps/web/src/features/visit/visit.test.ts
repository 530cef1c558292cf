import { callView, guestLinkId, toClient, toServer, visitView } from '@anteroom/protocol';
import type { VisitView } from '@anteroom/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createConnection } from '../../connection/connection.ts';
import { createFakeServer, no, yes } from '../../connection/testing/fake-wire.ts';
import { idText } from '../../connection/testing/sample-rows.ts';
import { createVisit } from './visit.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function view(more: Partial<VisitView> = {}): VisitView {
  return visitView.parse({
    id: idText('sam'),
    revision: 1,
    status: 'knocking',
    since: 0,
    now: 1000,
    returned: false,
    outcome: null,
    knockAgainAt: null,
    name: 'Sam',
    hasPhoto: false,
    room: { name: 'Case conference', kind: 'meeting', entry: 'knock' },
    invitedAs: null,
    clinic: { name: 'Renal clinic', organisation: 'Nordby Hospital', emergencyNumber: '112' },
    ...more,
  });
}

const call = callView.parse({
  callId: idText('call'),
  revision: 1,
  self: idText('sam'),
  startedAt: 0,
  now: 1000,
  participants: [],
  iceServers: [],
  limit: 6,
  topology: 'mesh',
  encryption: 'end-to-end',
  relayOnly: false,
  isLocked: false,
  consents: [],
  recordedBy: null,
  room: { id: idText('room'), kind: 'meeting', name: 'Case conference' },
});

async function knock(first: unknown = yes(view())) {
  const server = createFakeServer();
  const link = guestLinkId.parse(idText('link'));
  const connection = createConnection({ as: 'guest', link }, { createWire: server.createWire });
  server.answer(toServer.enterVisit, () => first);
  server.answer(toServer.leaveVisit, () => yes({}));
  const begun: { closed: boolean }[] = [];
  const visit = createVisit({
    connection,
    beginCall({ callId }) {
      const one = {
        callId,
        closed: false,
        close() {
          one.closed = true;
        },
      };
      begun.push(one);
      return one;
    },
  });
  server.accept();
  await vi.advanceTimersByTimeAsync(0);
  const tell = (more: Partial<VisitView>) => server.tell(toClient.visitChanged, view(more));
  return { server, visit, begun, tell, state: () => visit.state.read() };
}

test('says by which link it comes, and waits at the door', async () => {
  const { server, state } = await knock();
  expect(server.handshakes[0]).toMatchObject({ as: 'guest', link: idText('link') });
  expect(state()).toMatchObject({ phase: 'here', visit: { status: 'knocking' }, call: null });
});

test('is let in: the call begins, once', async () => {
  const { server, begun, tell, state } = await knock();
  tell({ status: 'inside', revision: 2 });
  server.tell(toClient.callEntered, call);
  server.tell(toClient.callEntered, call);
  expect(begun).toHaveLength(1);
  expect(state().call).not.toBeNull();
});

test('waits at the door again when the last member left', async () => {
  const { server, begun, tell, state } = await knock();
  tell({ status: 'inside', revision: 2 });
  server.tell(toClient.callEntered, call);
  tell({ status: 'knocking', returned: true, revision: 3 });
  expect(begun[0]?.closed).toBe(true);
  expect(state()).toMatchObject({ phase: 'here', call: null, visit: { returned: true } });
});

test('an older view never replaces a newer one', async () => {
  const { tell, state } = await knock();
  tell({ status: 'inside', revision: 3 });
  tell({ revision: 2 });
  expect(state().visit?.status).toBe('inside');
});

test.each(['declined', 'removed', 'link-revoked', 'room-closed', 'ended'] as const)(
  'is over, and stays over, with its reason: %s',
  async (outcome) => {
    const { server, begun, tell, state } = await knock();
    server.tell(toClient.callEntered, call);
    tell({ status: 'over', outcome, revision: 2 });
    server.refuse('not-signed-in');
    expect(begun[0]?.closed).toBe(true);
    expect(state()).toMatchObject({ phase: 'over', visit: { outcome } });
  },
);

test('leaves for good, and says so itself', async () => {
  const { server, visit, state } = await knock();
  await visit.leave();
  expect(server.bodiesOf(toServer.leaveVisit)).toHaveLength(1);
  expect(state()).toMatchObject({ phase: 'over', visit: { outcome: 'left' } });
});

test.each(['visit-over', 'not-found'] as const)('with a dead token there is no visit: %s', async (code) => {
  const { state } = await knock(no(code));
  expect(state().phase).toBe('gone');
});

test('takes the visit up again after a loss', async () => {
  const { server, state } = await knock();
  server.lose();
  server.accept();
  await vi.advanceTimersByTimeAsync(0);
  expect(server.bodiesOf(toServer.enterVisit)).toHaveLength(2);
  expect(state().phase).toBe('here');
});

test('gives its media up when a newer page has taken over', async () => {
  const { server, begun } = await knock();
  server.tell(toClient.callEntered, call);
  server.tell(toClient.superseded, {});
  expect(begun[0]?.closed).toBe(true);
});
