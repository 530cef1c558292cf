import type { Letter as WrittenLetter, Mailer as MailPort } from './mailer.ts';

/** What sends e-mails, for the features that write them. */
export type Mailer = MailPort;

/** What stands in an e-mail. */
export type Letter = WrittenLetter;
