import { can, type Actor, type Place, type Verb } from '@anteroom/domain';
import type { Access } from '@anteroom/protocol';
import type { Reason, Sample, Situation } from './sample.ts';

/** What the access table says: yes, or why not. */
export type Verdict = { readonly allowed: true } | { readonly allowed: false; readonly reason: Reason };

/** The verbs that a sample comes to. */
export function verbsOf(access: Access, { verbs }: Pick<Sample<never>, 'verbs'>): readonly Verb[] {
  return verbs ?? (access === 'anybody' ? [] : access);
}

/** Asks the access table for a sample: any of its verbs suffices, and the reason that says most is the one. */
export function verdictOn(access: Access, verbs: readonly Verb[], actor: Actor, place: Place): Verdict {
  if (access === 'anybody') return { allowed: true };
  const answers = verbs.map((verb) => can(actor, verb, place));
  if (answers.some(({ allowed }) => allowed)) return { allowed: true };
  const reasons = new Set(answers.map((answer) => (answer.allowed ? null : answer.reason)));
  const order: readonly Reason[] = ['forbidden', 'not-signed-in', 'not-found'];
  const reason = order.find((each) => reasons.has(each));
  if (reason === undefined) throw new Error('A sample asks for no verb.');
  return { allowed: false, reason };
}

/** The answer that a sample has to get. */
export function expectedAnswer(
  { granted = 'ok', refused }: Pick<Sample<never>, 'granted' | 'refused'>,
  verdict: Verdict,
  at: Pick<Situation, 'spot' | 'actor'>,
): string {
  if (!verdict.allowed) return refused?.[verdict.reason] ?? verdict.reason;
  return typeof granted === 'string' ? granted : granted(at);
}
