import { toClient, toServer, type CallView } from '@anteroom/protocol';
import { describe, expect, test, vi } from 'vitest';
import { createConnection } from '../../connection/connection.ts';
import { newMessageId } from '../../connection/random-id.ts';
import { createFakeServer, no, yes } from '../../connection/testing/fake-wire.ts';
import { idText } from '../../connection/testing/sample-rows.ts';
import { createStay } from './stay.ts';

const alice = {
  id: idText('alice'),
  revision: 1,
  participantId: idText('alice-participant'),
  status: 'waiting',
  arrivedAt: 0,
  now: 1000,
  position: 2,
  callId: null,
  callBackWanted: false,
  calledBackAt: null,
  outcome: null,
  heldBy: null,
  offeredTo: null,
  cameFrom: null,
  firstName: 'Alice',
  withoutCamera: false,
  phoneWanted: false,
  clinic: {
    slug: 'renal',
    name: 'Renal clinic',
    organisation: 'Nordby',
    emergencyNumber: '112',
    keepTypedHours: 0,
    hasInformation: false,
    experience: 'first',
    isOpen: true,
    closesAt: null,
  },
};
const seen = { ...alice, revision: 2, status: 'being-seen', position: null, callId: idText('call') };
const callView = {
  callId: idText('call'),
  revision: 1,
  self: alice.participantId,
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
  room: null,
};

function aliceComes(view: object = alice) {
  const server = createFakeServer();
  server.answer(toServer.enterStay, () => yes(view));
  server.answer(toServer.enterCall, () => yes(callView));
  server.answer(toServer.listMessages, () => yes({ messages: [] }));
  const connection = createConnection({ as: 'caller', clinic: 'renal' }, { createWire: server.createWire });
  const closed = vi.fn();
  const beginCall = vi.fn(({ callId }: CallView) => ({ callId, close: closed }));
  const stay = createStay({ connection, beginCall, newId: newMessageId });
  return { server, stay, beginCall, closed, read: () => stay.state.read() };
}

describe('a caller’s page', () => {
  test('shows the place once the server has let it in', async () => {
    const { server, read } = aliceComes();
    expect(read().phase).toBe('entering');
    server.accept();
    await vi.waitFor(() => expect(read().stay?.position).toBe(2));
    expect(read().phase).toBe('here');
  });

  test('doesn’t let an older view replace a newer one', async () => {
    const { server, read } = aliceComes();
    server.accept();
    await vi.waitFor(() => expect(read().phase).toBe('here'));
    server.tell(toClient.stayChanged, { ...alice, revision: 3, position: 1 });
    server.tell(toClient.stayChanged, { ...alice, revision: 2, position: 2 });
    expect(read().stay?.position).toBe(1);
  });

  test('enters a call once, however often it is told', async () => {
    const { server, beginCall, read } = aliceComes();
    server.accept();
    await vi.waitFor(() => expect(read().phase).toBe('here'));
    server.tell(toClient.stayChanged, seen);
    server.tell(toClient.callEntered, callView);
    server.tell(toClient.callEntered, callView);
    expect(beginCall).toHaveBeenCalledTimes(1);
    expect(read().call?.callId).toBe(callView.callId);
  });

  test('comes back into the call after a reload', async () => {
    const { server, read } = aliceComes(seen);
    server.accept();
    await vi.waitFor(() => expect(read().call?.callId).toBe(callView.callId));
  });

  test('keeps its call while the server is away, and after it is back', async () => {
    const { server, beginCall, closed, read } = aliceComes(seen);
    server.accept();
    await vi.waitFor(() => expect(read().call).not.toBeNull());
    server.lose();
    expect(read().call).not.toBeNull();
    server.accept();
    await vi.waitFor(() => expect(server.bodiesOf(toServer.enterStay)).toHaveLength(2));
    expect(beginCall).toHaveBeenCalledTimes(1);
    expect(closed).not.toHaveBeenCalled();
  });

  test('is in its private space again when it is put on hold', async () => {
    const { server, closed, read } = aliceComes(seen);
    server.accept();
    await vi.waitFor(() => expect(read().call).not.toBeNull());
    server.tell(toClient.stayChanged, { ...alice, revision: 5, status: 'on-hold', position: null });
    expect(read().call).toBeNull();
    expect(closed).toHaveBeenCalledTimes(1);
  });

  test('is over for good, though its dead token is refused afterwards', async () => {
    const { server, read } = aliceComes();
    server.accept();
    await vi.waitFor(() => expect(read().phase).toBe('here'));
    server.tell(toClient.stayChanged, { ...alice, revision: 9, status: 'ended', outcome: 'removed' });
    server.refuse('not-signed-in');
    expect(read().phase).toBe('over');
  });

  test('goes on in the clinic that has taken them over: it connects anew, and nothing is typed again', async () => {
    const { server, closed, read } = aliceComes(seen);
    server.accept();
    await vi.waitFor(() => expect(read().call).not.toBeNull());
    server.answer(toServer.enterStay, () =>
      yes({
        ...alice,
        id: idText('alice-elsewhere'),
        cameFrom: 'Renal clinic',
        clinic: { ...alice.clinic, slug: 'geriatrics', name: 'Geriatrics' },
      }),
    );
    server.tell(toClient.stayChanged, { ...alice, revision: 7, status: 'transferred', position: null });
    expect(closed).toHaveBeenCalledTimes(1);
    expect(server.handshakes).toHaveLength(2);
    server.accept();
    await vi.waitFor(() => expect(read().stay?.clinic.slug).toBe('geriatrics'));
    expect(read()).toMatchObject({ phase: 'here', call: null, stay: { cameFrom: 'Renal clinic' } });
  });

  test('says that it is gone where the token opens nothing', async () => {
    const { server, read } = aliceComes();
    server.answer(toServer.enterStay, () => no('not-found'));
    server.accept();
    await vi.waitFor(() => expect(read().phase).toBe('gone'));
  });

  test('closes its media when a newer page takes over', async () => {
    const { server, closed, read } = aliceComes(seen);
    server.accept();
    await vi.waitFor(() => expect(read().call).not.toBeNull());
    server.tell(toClient.superseded, {});
    expect(closed).toHaveBeenCalledTimes(1);
    expect(read().call).toBeNull();
  });
});

describe('a message', () => {
  test('is sent again after a reconnection, under the same id', async () => {
    const { server, stay, read } = aliceComes();
    server.accept();
    await vi.waitFor(() => expect(read().phase).toBe('here'));
    server.lose();
    stay.sendMessage(' I have my list here ');
    expect(read().unsent).toHaveLength(1);
    server.answer(toServer.sendMessage, () =>
      yes({ id: read().unsent[0]?.id, at: 5, from: 'caller', name: '', text: 'I have my list here' }),
    );
    server.accept();
    await vi.waitFor(() => expect(read().messages).toHaveLength(1));
    expect(read().unsent).toHaveLength(0);
  });

  test('that was refused says so, and is sent again or given up by the caller', async () => {
    const { server, stay, read } = aliceComes();
    server.answer(toServer.sendMessage, () => no('too-many-requests'));
    server.accept();
    await vi.waitFor(() => expect(read().phase).toBe('here'));
    stay.sendMessage('One');
    stay.sendMessage('Two');
    await vi.waitFor(() =>
      expect(read().unsent.map(({ refusal }) => refusal)).toEqual(Array(2).fill('too-many-requests')),
    );
    const [one, two] = read().unsent;
    if (one === undefined || two === undefined) throw new Error('Two were refused.');
    server.answer(toServer.sendMessage, () => yes({ id: one.id, at: 5, from: 'caller', name: '', text: 'One' }));
    stay.sendAgain(one.id);
    stay.giveUp(two.id);
    await vi.waitFor(() => expect(read().messages).toHaveLength(1));
    expect(read().unsent).toEqual([]);
    expect(server.bodiesOf(toServer.sendMessage).at(-1)).toMatchObject({ id: one.id, text: 'One' });
  });

  test('is marked as read once staff have it in front of them, and no later one with it', async () => {
    const { server, read } = aliceComes();
    const said = (name: string, at: number) => ({ id: idText(name), at, from: 'caller', name: '', text: name });
    server.answer(toServer.listMessages, () => yes({ messages: [said('one', 5), said('two', 9)] }));
    server.accept();
    await vi.waitFor(() => expect(read().messages).toHaveLength(2));
    server.tell(toClient.messagesRead, { consultationId: alice.id, upTo: 5 });
    expect(read().messages.map(({ readAt }) => readAt !== undefined)).toEqual([true, false]);
  });

  test('of nothing but space is not sent', () => {
    const { stay, read } = aliceComes();
    stay.sendMessage('   ');
    expect(read().unsent).toHaveLength(0);
  });
});
