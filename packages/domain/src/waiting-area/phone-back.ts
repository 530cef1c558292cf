import type { Instant } from '../instant.ts';

/** A caller as the phone-back list sees them. */
export interface PhoneBackCaller {
  readonly status: 'waiting' | 'being-seen' | 'on-hold';
  readonly arrivedAt: Instant;
  readonly phone: string;
  /** They can't be seen, and asked to be phoned (E2). */
  readonly phoneWanted: boolean;
  /** Nobody real: staff try their own clinic (H4). */
  readonly isPractice: boolean;
}

/**
 * Whom to phone, in order: who asked to be phoned, then who left a number, then who left none; among them whoever has
 * waited longest. Those who are being seen are in no need of it, and a practice caller is nobody.
 */
export function phoneBackOrder<Caller extends PhoneBackCaller>(callers: Iterable<Caller>): readonly Caller[] {
  const rank = ({ phoneWanted, phone }: Caller): number => (phoneWanted ? 0 : phone === '' ? 2 : 1);
  return [...callers]
    .filter(({ status, isPractice }) => status !== 'being-seen' && !isPractice)
    .sort((left, right) => rank(left) - rank(right) || left.arrivedAt - right.arrivedAt);
}
