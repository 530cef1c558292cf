import type { CallId, ParticipantId } from '@anteroom/domain';
import { isCallId } from '@anteroom/domain';
import type { createBrowserPeerConnections, MediaSession, Signalling, Talk, Verification } from '@anteroom/media';
import { createMeshSession, createTalk, createVerification, createVerifyCrypto } from '@anteroom/media';

/** Agrees on a short code with everybody in a session. */
export function verifySession(session: MediaSession, talk: Talk, self: ParticipantId): Verification {
  const verification = createVerification({ callId: theCall(), self, talk, crypto: createVerifyCrypto(crypto) });
  const follow = (): void =>
    verification.setPeers(
      new Map(
        [...session.peers()].map(([id, peer]) => [id, peer.connection === 'connected' ? peer.fingerprints : null]),
      ),
    );
  session.subscribe(follow);
  follow();
  return verification;
}

/** The digits of a code, or why there is none. */
export function digitsOf(verification: Verification | null): string {
  const state = verification?.state();
  return state?.kind === 'ready' ? state.code.digits.join(' ') : (state?.kind ?? 'nobody');
}

/** Where a middleman stands: each of the two takes the page for the other one. */
export interface Middle {
  readonly victims: readonly [ParticipantId, ParticipantId];
  /** The signals of one of them that were meant for the other. */
  signallingAs(mask: ParticipantId, toward: ParticipantId): Promise<Signalling>;
  readonly createPeerConnection: ReturnType<typeof createBrowserPeerConnections>;
}

/** Ends both connections here, passes sound and pictures on, and plays by the rules with a key of its own on each side. */
export async function standBetween({ victims, signallingAs, createPeerConnection }: Middle): Promise<void> {
  const [one, other] = victims;
  const nothing = { audio: null, video: null };
  const left = createMeshSession({
    self: other,
    signalling: await signallingAs(other, one),
    createPeerConnection,
    local: nothing,
  });
  const right = createMeshSession({
    self: one,
    signalling: await signallingAs(one, other),
    createPeerConnection,
    local: nothing,
  });
  passOn(left, one, right);
  passOn(right, other, left);
  left.setPeers([one]);
  right.setPeers([other]);
  verifySession(left, createTalk({ session: left }), other);
  verifySession(right, createTalk({ session: right }), one);
}

function passOn(from: MediaSession, victim: ParticipantId, to: MediaSession): void {
  from.subscribe(() => {
    const stream = from.peers().get(victim)?.stream;
    to.setLocal({ audio: stream?.getAudioTracks()[0] ?? null, video: stream?.getVideoTracks()[0] ?? null });
  });
}

function theCall(): CallId {
  const id = 'c'.repeat(22);
  if (!isCallId(id)) throw new Error('Not an id');
  return id;
}
