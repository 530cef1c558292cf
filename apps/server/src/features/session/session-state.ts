import type { Duration, Instant } from '@anteroom/domain';

/**
 * By what somebody has shown who they are: `pending` has given a password and owes the second factor, `password` has none
 * to give, `single-sign-on` was vouched for by their organisation's provider.
 */
export const assurances = ['pending', 'password', 'second-factor', 'single-sign-on'] as const;
export type Assurance = (typeof assurances)[number];

/** How far a session carries. Only an open one reaches anything but itself. */
export type SessionState = 'open' | 'locked' | 'second-factor-needed' | 'enrolment-needed';

/** How long a password alone is remembered while its second factor is awaited. */
export const pendingFor: Duration = 10 * 60_000;

/** How long what is delicate may be done after somebody has shown who they are. */
export const provenFor: Duration = 10 * 60_000;

export interface SessionFacts {
  readonly assurance: Assurance;
  readonly kept: boolean;
  readonly activeAt: Instant;
  readonly lockedAt: Instant | null;
}

/** What the installation asks of sessions. */
export interface SessionPolicy {
  readonly secondFactor: 'required' | 'optional';
  readonly idleLock: Duration;
}

/** The state of a session now, or null where it is over. */
export function sessionStateOf(facts: SessionFacts, policy: SessionPolicy, now: Instant): SessionState | null {
  const idle = now - facts.activeAt;
  if (facts.assurance === 'pending') return idle > pendingFor ? null : 'second-factor-needed';
  if (facts.assurance === 'password' && policy.secondFactor === 'required') return 'enrolment-needed';
  if (facts.lockedAt !== null) return 'locked';
  return !facts.kept && idle > policy.idleLock ? 'locked' : 'open';
}

/** Whether a word from the database is an assurance. */
export function isAssurance(word: string): word is Assurance {
  const known: readonly string[] = assurances;
  return known.includes(word);
}
