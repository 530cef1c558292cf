import type { CallId } from '@anteroom/domain';
import type { GroupSession } from '@anteroom/media';
import { canSeal } from '@anteroom/media';
import { toServer } from '@anteroom/protocol';
import type { CallView } from '@anteroom/protocol';
import type { Connection } from '../../../connection/connection.ts';
import type { Store } from '../../../connection/store.ts';
import { peersIn } from '../call-state.ts';
import type { CallState } from '../call-state.ts';
import type { CallVerification } from '../verify/call-verification.ts';
import { judgeStrain, noStrain } from './strain.ts';

/** Between two looks at how hard it is, in milliseconds. */
const lookEvery = 4_000;

/** Lets sound and pictures go the way that the server says, to those whom it says. */
export function directMedia(
  media: GroupSession,
  view: Pick<CallView, 'topology' | 'encryption' | 'participants' | 'self'>,
): void {
  media.setTopology(view.topology, view.encryption === 'end-to-end');
  media.setPeers(peersIn(view));
}

export interface FollowedMedia {
  readonly callId: CallId;
  readonly media: GroupSession;
  readonly connection: Connection;
  readonly state: Store<CallState>;
  readonly verification: CallVerification | null;
}

/**
 * Tells the server what this page can carry (C7), and gives no key to anybody whose connection isn't the one that they signed.
 * @returns the way to stop it
 */
export function followMedia({ callId, media, connection, state, verification }: FollowedMedia): () => void {
  let strain = noStrain;
  let told = false;

  async function look(): Promise<void> {
    const isOver = state.read().topology === 'media-server';
    strain = judgeStrain(
      strain,
      { peers: [...media.peers().values()], isSlowed: media.isSlowed(), isOver },
      performance.now(),
    );
    const { isStrained: strained } = strain;
    if (strained === told || connection.state.read().kind !== 'connected') return;
    told = strained;
    const answer = await connection.request(toServer.reportStrain, { callId, strained });
    if (!answer.ok && told === strained) told = !strained;
  }

  function distrust(): void {
    const found = verification?.state.read();
    media.setDistrusted(found?.kind === 'broken' ? found.by : []);
  }

  const timer = setInterval(() => void look(), lookEvery);
  const stopVerification = verification?.state.subscribe(distrust);
  const stopOpening = connection.onConnected(() => {
    if (!canSeal()) void connection.request(toServer.reportEncryption, { callId, able: false });
  });
  return () => {
    clearInterval(timer);
    stopVerification?.();
    stopOpening();
  };
}
