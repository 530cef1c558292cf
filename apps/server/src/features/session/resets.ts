import { setTimeout as pause } from 'node:timers/promises';
import { isPersonId, type PersonId } from '@anteroom/domain';
import type { LocaleCode } from '@anteroom/i18n';
import type { Log } from '../../platform/log.ts';
import type { Mailer } from '../mail/read-model.ts';
import type { Identity } from './identity.ts';

/** How long a link holds, in milliseconds. */
const linkLength = 60 * 60_000;
/** How long to wait before a letter that couldn't be sent is tried again, each time, in milliseconds: somebody was told that it comes. */
const usualWaits: readonly number[] = [1_000, 5_000, 30_000, 120_000];

/** A new password by e-mail (P4). */
export interface Resets {
  /**
   * Sends a link to somebody who has an account with a password. Says nothing and takes no time: whoever asks doesn't learn
   * whether there is one.
   */
  request(wanted: { readonly email: string; readonly origin: string; readonly locale: LocaleCode }): void;
  /** Whose password a link may set, or null where it is spent, too old, or the password has changed since. */
  ownerOf(token: string): Promise<PersonId | null>;
  /** The same, and spends the link. */
  take(token: string): Promise<PersonId | null>;
  /** When everything that was asked for has been done. */
  settled(): Promise<void>;
  /** The same, and nothing is waited for any more before it is tried again. */
  close(): Promise<void>;
}

export function createResets(parts: {
  readonly identity: Pick<Identity, 'personByEmail' | 'passwordMark' | 'keepNote' | 'readNote' | 'takeNote'>;
  readonly mailer: Mailer;
  readonly log: Log;
  readonly waits?: readonly number[];
}): Resets {
  const { identity, mailer, log, waits = usualWaits } = parts;
  const running = new Set<Promise<void>>();
  const closing = new AbortController();

  const send = async ({ email, origin, locale }: Parameters<Resets['request']>[0]): Promise<void> => {
    const personId = await identity.personByEmail(email);
    const mark = personId === null ? null : await identity.passwordMark(personId);
    if (personId === null || mark === null) return;
    const token = await identity.keepNote(`reset\n${personId}\n${mark}`, linkLength);
    const sent = await mailer.send({
      to: email.trim().toLowerCase(),
      locale,
      write: (i18n) => ({
        subject: i18n._({ id: 'mail.reset.subject', message: 'Choose a new password' }),
        paragraphs: [
          i18n._({
            id: 'mail.reset.text',
            message: 'Somebody has asked for a new password for your account. If it was you, choose one here.',
          }),
        ],
        link: {
          words: i18n._({ id: 'mail.reset.link', message: 'Choose a new password' }),
          href: `${origin}/reset/${token}`,
        },
        ending: i18n._({
          id: 'mail.reset.ending',
          message:
            'The link holds for an hour and works once. If it was not you, do nothing: your password stays as it is.',
        }),
      }),
    });
    if (!sent.ok && sent.refusal.code === 'mail-failed') throw new Error('The mail server took no letter.');
  };

  const sendAtLast = async (wanted: Parameters<Resets['request']>[0]): Promise<void> => {
    for (const wait of [...waits, null]) {
      try {
        return await send(wanted);
      } catch (error) {
        if (wait === null) return log.error({ err: error }, 'A link for a new password could not be sent.');
        log.warn({ err: error }, 'A link for a new password is sent later.');
        // Cut short by the end of the server: then it is tried at once.
        await pause(wait, undefined, { signal: closing.signal }).catch(() => undefined);
      }
    }
  };

  const ownerIn = async (note: string | null): Promise<PersonId | null> => {
    const [kind, personId, mark] = note?.split('\n') ?? [];
    if (kind !== 'reset' || personId === undefined || !isPersonId(personId)) return null;
    return (await identity.passwordMark(personId)) === mark ? personId : null;
  };

  return {
    request(wanted) {
      const work = sendAtLast(wanted).finally(() => running.delete(work));
      running.add(work);
    },
    ownerOf: async (token) => ownerIn(await identity.readNote(token)),
    take: async (token) => ownerIn(await identity.takeNote(token)),
    async settled() {
      await Promise.all(running);
    },
    async close() {
      closing.abort();
      await Promise.all(running);
    },
  };
}
