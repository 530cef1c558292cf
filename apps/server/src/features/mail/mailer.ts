import type { Result } from '@anteroom/domain';
import type { I18n, LocaleCode } from '@anteroom/i18n';
import type { Refusal } from '../../refusal.ts';

/** What stands in an e-mail, in words of the receiver's language. */
export interface Letter {
  readonly subject: string;
  /** What it says before the link, a paragraph each. */
  readonly paragraphs: readonly string[];
  /** Where it leads, as the one thing to press. */
  readonly link?: { readonly words: string; readonly href: string };
  /** What it says at the end: until when the link holds, whom to ask. */
  readonly ending?: string;
}

/** An e-mail to one person. */
export interface Mail {
  /** One address, nothing beside it. */
  readonly to: string;
  /** The receiver's language. */
  readonly locale: LocaleCode;
  /** Writes it; texts by `i18n._({ id, message, values })`. */
  readonly write: (i18n: I18n) => Letter;
}

/** Sends e-mails. What it is: a mail server; a mailbox page of the demo; or nothing, which refuses. */
export interface Mailer {
  readonly kind: 'smtp' | 'mailbox' | 'absent';
  /**
   * Sends one. Never throws; nothing of it stands in the log. Refuses with `mail-absent` where no mail is set up, and with
   * `mail-failed` where the mail server doesn't take it.
   */
  send(mail: Mail): Promise<Result<null, Refusal>>;
}
