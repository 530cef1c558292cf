import type { Duration, Instant } from '../instant.ts';
import { isWorded, lengthOf, wordingFor, type Worded } from './worded.ts';

/** Most automated messages of a clinic, their longest text in characters, and the longest wait that one can stand for, in minutes. */
export const automatedMessagesLimit = 10;
export const automatedTextLimit = 500;
export const automatedMinutesLimit = 240;

/** What a caller is told once they have waited so many minutes (E6). */
export interface AutomatedMessage {
  /** Its own name among the messages. */
  readonly id: string;
  readonly afterMinutes: number;
  readonly words: Worded;
}

/** One that is due, in the reader's language. */
export interface DueMessage {
  readonly id: string;
  readonly at: Instant;
  readonly language: string;
  readonly text: string;
}

/** When somebody's wait in a clinic began, and when it was over; null while they still wait. */
export interface Wait {
  readonly since: Instant;
  readonly until: Instant | null;
}

const minute: Duration = 60_000;

/** Whether a clinic's messages make sense. */
export function areAutomatedMessages(messages: readonly AutomatedMessage[]): boolean {
  const ids = messages.map(({ id }) => id);
  return (
    messages.length <= automatedMessagesLimit &&
    new Set(ids).size === ids.length &&
    ids.every((id) => /^[A-Za-z0-9_-]{1,22}$/.test(id)) &&
    messages.every(
      ({ afterMinutes, words }) =>
        afterMinutes >= 0 &&
        afterMinutes <= automatedMinutesLimit &&
        words.length > 0 &&
        isWorded(words, automatedTextLimit) &&
        lengthOf(words) <= automatedTextLimit * 30,
    )
  );
}

/**
 * What has been said so far, oldest first. It is worked out anew each time, from the wait alone: so nothing comes twice,
 * whatever is loaded again or started again, and nothing after the wait is over.
 */
export function dueMessages(
  messages: readonly AutomatedMessage[],
  wait: Wait,
  now: Instant,
  language: string,
): readonly DueMessage[] {
  const until = wait.until ?? now;
  return messages
    .flatMap(({ id, afterMinutes, words }) => {
      const wording = wordingFor(words, language);
      return wording === null ? [] : [{ id, at: wait.since + afterMinutes * minute, ...wording }];
    })
    .filter(({ at }) => at <= until)
    .sort((one, other) => one.at - other.at);
}

/** When the next one is due; null where there is none, or the wait is over. */
export function nextDueAt(messages: readonly AutomatedMessage[], wait: Wait, now: Instant): Instant | null {
  if (wait.until !== null) return null;
  const later = messages
    .map(({ afterMinutes }) => wait.since + afterMinutes * minute)
    .filter((at) => at > now)
    .sort((one, other) => one - other);
  return later[0] ?? null;
}
