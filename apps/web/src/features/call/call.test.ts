import { callId, toClient, toServer } from '@anteroom/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type createFakeServer, no, yes } from '../../connection/testing/fake-wire.ts';
import { idText } from '../../connection/testing/sample-rows.ts';
import { begin, call, changed, person, viewWith } from './testing/begun-call.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('goes the way that the server says, and back', () => {
  const { server, media } = begin();
  expect(media.topology).toBe('mesh');
  server.tell(toClient.callChanged, { ...changed(2, 'chen', 'amina'), topology: 'media-server' });
  expect(media.topology).toBe('media-server');
  server.tell(toClient.callChanged, changed(3, 'chen', 'amina'));
  expect(media.topology).toBe('mesh');
});

test('looks for the others over the relay alone from the moment on in which somebody is in the call whose addresses are hidden', () => {
  const { server, settings } = begin();
  expect(settings).toEqual([]);
  server.tell(toClient.callChanged, { ...changed(2, 'chen', 'amina', 'oskar'), relayOnly: true });
  server.tell(toClient.callChanged, { ...changed(3, 'chen', 'amina'), relayOnly: true });
  expect(settings).toEqual([{ iceServers: [], relayOnly: true }]);
});

test('connects to everybody but oneself, at once', () => {
  const { media, names } = begin();
  expect(media.wanted).toEqual([person('amina')]);
  expect(names()).toEqual(['chen', 'amina']);
});

test('follows who comes and goes, never back to an older list', () => {
  const { server, media, names } = begin();
  server.tell(toClient.callChanged, changed(3, 'chen', 'amina', 'oskar'));
  server.tell(toClient.callChanged, changed(2, 'chen'));
  expect(names()).toEqual(['chen', 'amina', 'oskar']);
  expect(media.wanted).toEqual([person('amina'), person('oskar')]);
});

test('is drawn anew for what changes all the time at once among few, and in one go among many', () => {
  const { server, media, begun } = begin();
  let drawn = 0;
  begun.state.subscribe(() => (drawn += 1));
  media.arrive(person('amina'), { isSpeakable: true });
  media.arrive(person('amina'), { isSpeakable: false });
  expect(drawn).toBe(2);
  server.tell(toClient.callChanged, changed(3, 'chen', 'amina', 'oskar', 'ines', 'ali'));
  vi.advanceTimersByTime(1_000);
  drawn = 0;
  for (const name of ['amina', 'oskar', 'ines', 'ali']) media.arrive(person(name), { connection: 'connected' });
  expect(drawn).toBe(1);
  vi.advanceTimersByTime(100);
  expect(drawn).toBe(2);
  expect(begun.state.read().people.map(({ peer }) => peer?.connection ?? null)).toEqual([
    null,
    ...Array.from({ length: 4 }, () => 'connected'),
  ]);
  // Whom there is to see or hear isn't waited with.
  media.arrive(person('ines'), { isSpeakable: true });
  vi.stubGlobal('MediaStream', class {});
  media.arrive(person('ali'), { stream: new MediaStream() });
  vi.unstubAllGlobals();
  expect(begun.state.read().people.at(-1)?.peer?.stream).not.toBeNull();
  begun.close();
});

test('shows what arrives from somebody, and leaves the others’ tiles as they were', () => {
  const { server, media, begun } = begin();
  server.tell(toClient.callChanged, changed(2, 'chen', 'amina', 'oskar'));
  const before = begun.state.read().people;
  media.arrive(person('amina'), { connection: 'connected', quality: { level: 'weak', side: 'theirs' } });
  const after = begun.state.read().people;
  expect(after[1]?.peer?.quality?.level).toBe('weak');
  expect([after[0], after[2]]).toEqual([before[0], before[2]]);
  expect(after[2]).toBe(before[2]);
});

test('tells the others when microphone or camera go on or off, once', async () => {
  const { server, local } = begin();
  await local.open({ microphone: true, camera: true });
  await local.setMicrophone(false);
  await local.setMicrophone(false);
  expect(server.bodiesOf(toServer.announceMedia)).toEqual([
    { callId: call, microphone: false, camera: false },
    { callId: call, microphone: true, camera: true },
    { callId: call, microphone: false, camera: true },
  ]);
});

test('is no peer of whoever is on hold inside the call, until they are taken back', () => {
  const { server, media, begun } = begin();
  const all = changed(2, 'chen', 'amina', 'oskar');
  const held = (...names: readonly string[]) =>
    all.participants.map((one) => (names.includes(one.name) ? { ...one, held: true as const } : one));
  server.tell(toClient.callChanged, all);
  server.tell(toClient.callChanged, { ...all, revision: 3, participants: held('amina') });
  expect(media.wanted).toEqual([person('oskar')]);
  expect(begun.state.read()).toMatchObject({ isHeld: false, people: [{}, { name: 'amina', isHeld: true }, {}] });
  server.tell(toClient.callChanged, { ...all, revision: 4 });
  expect(media.wanted).toEqual([person('amina'), person('oskar')]);
});

test('on hold inside the call it keeps those of its own people who are so too, and nobody else', () => {
  const { server, media, begun } = begin();
  const own = changed(2, 'chen', 'amina', 'oskar');
  const participants = own.participants.map((one) => (one.name === 'oskar' ? one : { ...one, held: true as const }));
  server.tell(toClient.callChanged, { ...own, participants });
  expect(begun.state.read().isHeld).toBe(true);
  expect(media.wanted).toEqual([person('amina')]);
});

test('is muted by a host, once, and knows who it was', async () => {
  const { server, local, begun } = begin();
  const names: string[] = [];
  const stop = begun.onMuted((by) => names.push(by));
  server.tell(toClient.muted, { callId: call, by: person('amina') });
  expect(names).toEqual([]);
  await local.setMicrophone(true);
  server.tell(toClient.muted, { callId: call, by: person('amina') });
  expect(local.view().microphone.status).toBe('off');
  await local.setMicrophone(true);
  server.tell(toClient.muted, { callId: callId.parse(idText('other')), by: person('amina') });
  expect(local.view().microphone.status).toBe('on');
  stop();
  server.tell(toClient.muted, { callId: call, by: person('amina') });
  expect(names).toEqual(['amina']);
});

test('hears that somebody muted', () => {
  const { server, begun } = begin();
  server.tell(toClient.mediaAnnounced, {
    callId: call,
    participantId: person('amina'),
    microphone: false,
    camera: true,
  });
  expect(begun.state.read().people[1]).toMatchObject({ microphone: false, camera: true });
});

test('outlives its server: media go on, and the call is entered again by itself', async () => {
  const { server, media, begun, ends } = begin();
  server.lose();
  expect(begun.state.read().isAway).toBe(true);
  expect(media.isClosed).toBe(false);
  server.answer(toServer.enterCall, () => yes(viewWith(1, 'chen', 'amina', 'oskar')));
  server.accept();
  await vi.advanceTimersByTimeAsync(0);
  expect(begun.state.read().isAway).toBe(false);
  expect(media.wanted).toEqual([person('amina'), person('oskar')]);
  expect(server.bodiesOf(toServer.announceMedia)).toHaveLength(2);
  expect(ends).toEqual([]);
});

test('a change that overtakes the answer to the re-entry counts', async () => {
  const { server, names } = begin();
  server.lose();
  server.answer(toServer.enterCall, () => {
    server.tell(toClient.callChanged, changed(7, 'chen', 'oskar'));
    return yes(viewWith(6, 'chen', 'amina'));
  });
  server.accept();
  await vi.advanceTimersByTimeAsync(0);
  expect(names()).toEqual(['chen', 'oskar']);
});

test('the relay’s credential is a newer one long before it dies, also where addresses are hidden later', async () => {
  const { server, settings } = begin();
  const renewed = [{ urls: ['turn:relay.example.org'], username: 'later', credential: 'newer' }];
  server.answer(toServer.renewRelay, () => yes({ iceServers: renewed }));
  await vi.advanceTimersByTimeAsync(5 * 60_000);
  expect(settings.at(-1)).toEqual({ iceServers: renewed, relayOnly: false });
  server.tell(toClient.callChanged, { ...changed(7, 'chen', 'amina'), relayOnly: true });
  expect(settings.at(-1)).toEqual({ iceServers: renewed, relayOnly: true });
});

test('a re-entry without an answer is tried again', async () => {
  const { server, begun } = begin();
  server.lose();
  server.answer(toServer.enterCall, () => null);
  server.accept();
  await vi.advanceTimersByTimeAsync(0);
  server.answer(toServer.enterCall, () => yes(viewWith(2, 'chen')));
  await vi.advanceTimersByTimeAsync(5000);
  expect(begun.state.read().people).toHaveLength(1);
});

test.each([
  [
    'the server says so',
    'on-hold',
    (server: ReturnType<typeof createFakeServer>) => {
      server.tell(toClient.callLeft, { callId: call, reason: 'on-hold' });
      server.tell(toClient.callLeft, { callId: call, reason: 'ended' });
    },
  ],
  [
    'a newer page has taken over',
    'superseded',
    (server: ReturnType<typeof createFakeServer>) => server.tell(toClient.superseded, {}),
  ],
  [
    'it is not let in again',
    'refused',
    (server: ReturnType<typeof createFakeServer>) => {
      server.answer(toServer.enterCall, () => no('not-in-this-call'));
      server.lose();
      server.accept();
    },
  ],
])('ends once, with its media, when %s', async (_, reason, happen) => {
  const { server, media, ends } = begin();
  happen(server);
  await vi.advanceTimersByTimeAsync(0);
  expect(ends).toEqual([reason]);
  expect(media.isClosed).toBe(true);
});

test('another call’s news are not its own', () => {
  const { server, names, ends } = begin();
  server.tell(toClient.callChanged, { ...changed(9, 'oskar'), callId: idText('other') });
  server.tell(toClient.callLeft, { callId: idText('other'), reason: 'ended' });
  expect(names()).toEqual(['chen', 'amina']);
  expect(ends).toEqual([]);
});

test('leaves even where the server is away, but ends for everybody only with it', async () => {
  const { server, begun, ends } = begin();
  server.lose();
  expect(await begun.end()).toMatchObject({ ok: false });
  expect(ends).toEqual([]);
  await begun.leave();
  expect(ends).toEqual(['left']);
});
