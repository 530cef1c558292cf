import type { ParticipantId } from '@anteroom/domain';
import type { MediaKind } from '@anteroom/protocol';
import { expect, test } from 'vitest';

import { createFakeClock } from '../fake/fake-clock.ts';
import { FakeStream } from '../fake/fake-stream.ts';
import { FakeTrack } from '../fake/fake-track.ts';
import { createMeshSession } from '../mesh/create-mesh-session.ts';
import { createTalk } from '../talk/talk.ts';
import { alice, chen, ivo, tracksOf } from '../testing/people.ts';
import { createScriptedServer } from '../testing/scripted-signalling.ts';
import { createScriptedWeb } from '../testing/scripted-web.ts';
import { createGroupSession } from './create-group-session.ts';

/** A page whose media server has these lines for it, as the test says. */
function createPage() {
  const clock = createFakeClock();
  const local = tracksOf(alice);
  const mesh = createMeshSession({
    self: alice,
    signalling: createScriptedServer(clock).connect(alice),
    createPeerConnection: createScriptedWeb(clock).create,
    local,
    clock,
  });
  let lines = new Map<ParticipantId, ReadonlyMap<MediaKind, MediaStreamTrack>>();
  let changed = (): void => undefined;
  const session = createGroupSession({
    ...{ self: alice, mesh, local, clock },
    newStream: () => new FakeStream('shown'),
    loadPart: () =>
      Promise.resolve(({ onChange }) => {
        changed = onChange;
        const nothing = (): void => undefined;
        return {
          setPeers: nothing,
          setTracks: nothing,
          setSending: nothing,
          setShown: nothing,
          setReceiving: nothing,
          setKeyed: nothing,
          peer: (id) => ({
            connection: 'connected',
            offered: lines.get(id) ?? new Map(),
            tracks: lines.get(id) ?? new Map(),
            verdict: { quality: null, arriving: null },
          }),
          ownPicture: () => 'all',
          stats: () => Promise.resolve(new Map()),
          hurry: nothing,
          restart: nothing,
          close: nothing,
        };
      }),
  });
  session.speakOver(createTalk({ session }));
  session.setTopology('media-server', true);
  session.setPeers([alice, chen, ivo]);
  return {
    clock,
    offer(next: typeof lines) {
      lines = next;
      changed();
    },
    shown: (id: ParticipantId) => session.peers().get(id)?.stream?.getTracks() ?? [],
  };
}

test('who lost their line to somebody else isn’t shown with that one’s picture', async () => {
  const { clock, offer, shown } = createPage();
  await clock.settle();
  const line = new FakeTrack('video', 'line 4');
  offer(new Map([[chen, new Map([['picture', line]])]]));
  expect(shown(chen)).toEqual([line]);

  // Chen's page begins anew, and the line is Ivo's meanwhile.
  offer(new Map([[ivo, new Map([['picture', line]])]]));
  expect(shown(ivo)).toEqual([line]);
  expect(shown(chen)).toEqual([]);

  const another = new FakeTrack('video', 'line 7');
  offer(
    new Map([
      [ivo, new Map([['picture', line]])],
      [chen, new Map([['picture', another]])],
    ]),
  );
  expect(shown(chen)).toEqual([another]);
});

test('the last picture of a connection that has ended stays until there is another', async () => {
  const { clock, offer, shown } = createPage();
  await clock.settle();
  const line = new FakeTrack('video', 'line 4');
  offer(new Map([[chen, new Map([['picture', line]])]]));
  line.stop();
  offer(new Map());
  expect(shown(chen)).toEqual([line]);
});
