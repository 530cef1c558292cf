import type { ParticipantId } from '@anteroom/domain';

import type { MediaClock } from '../clock.ts';

/** Keys that are on their way while pictures that they open are there already. */
export interface AwaitedKeys {
  /**
   * Waits until another key of somebody has come, or none comes any more.
   * @returns whether it is worth a look; false once this one was waited for long enough, since the first picture that it opens came
   */
  next(owner: ParticipantId, keyId: number): Promise<boolean>;
  /** Another key of theirs is there. */
  come(owner: ParticipantId): void;
  /** None of theirs is waited for any more. */
  forget(owner: ParticipantId): void;
}

/** In milliseconds: what waits is kept in memory, and comes late. */
const patience = 1_000;

interface Awaited {
  readonly keyId: number;
  readonly since: number;
  /** Told whether there is something to look at. */
  readonly waiting: Set<(isWorthALook: boolean) => void>;
}

export function createAwaitedKeys(clock: MediaClock): AwaitedKeys {
  const all = new Map<ParticipantId, Awaited>();

  function awaitedOf(owner: ParticipantId, keyId: number): Awaited {
    const known = all.get(owner);
    if (known?.keyId === keyId) return known;
    const awaited = { keyId, since: clock.now(), waiting: known?.waiting ?? new Set() };
    all.set(owner, awaited);
    return awaited;
  }

  function tell(owner: ParticipantId, isWorthALook: boolean): void {
    for (const told of [...(all.get(owner)?.waiting ?? [])]) told(isWorthALook);
  }

  return {
    async next(owner, keyId) {
      const { since, waiting } = awaitedOf(owner, keyId);
      const left = since + patience - clock.now();
      if (left <= 0) return false;
      return await new Promise((resolve) => {
        const done = (isWorthALook: boolean): void => {
          stop();
          waiting.delete(done);
          resolve(isWorthALook);
        };
        const stop = clock.after(left, () => done(false));
        waiting.add(done);
      });
    },
    come: (owner) => tell(owner, true),
    forget(owner) {
      tell(owner, false);
      all.delete(owner);
    },
  };
}
