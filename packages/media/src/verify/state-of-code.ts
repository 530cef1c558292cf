import type { ParticipantId } from '@anteroom/domain';

import type { CodeChange, VerificationState } from './verification.ts';

type Keys = ReadonlyMap<ParticipantId, string>;

/** Why a code differs from the one before, by the keys that each was made of. */
export function changeOf(before: Keys, now: Keys): CodeChange {
  return {
    joined: [...now.keys()].filter((id) => !before.has(id)),
    left: [...before.keys()].filter((id) => !now.has(id)),
    rekeyed: [...now].filter(([id, key]) => before.has(id) && before.get(id) !== key).map(([id]) => id),
  };
}

/** Whether two states show the same. */
export function sameState(one: VerificationState, other: VerificationState): boolean {
  if (one.kind === 'ready' && other.kind === 'ready') {
    return one.code === other.code && one.verdicts === other.verdicts && one.change === other.change;
  }
  if (one.kind === 'broken' && other.kind === 'broken') return String(one.by) === String(other.by);
  return one.kind === other.kind;
}
