import type { GrantedRole, Instant } from '@anteroom/domain';
import type { I18n } from '@anteroom/i18n';
import type { Letter } from '../mail/read-model.ts';
import { roleWords } from './role-words.ts';

/** What a letter about a role has to say. */
export interface RoleFacts {
  readonly role: GrantedRole;
  /** The clinic, or the organisation where the role is there. */
  readonly place: string;
  readonly organisation: string;
  /** Who invites; null for whoever runs the platform. */
  readonly by: string | null;
}

/** Asks somebody whether they take a role (P3). */
export function invitationLetter(
  facts: RoleFacts & {
    readonly href: string;
    readonly expiresAt: Instant;
    /** In which the end is given: IANA name. */
    readonly timeZone: string;
  },
) {
  return (i18n: I18n): Letter => ({
    subject: i18n._({
      id: 'mail.invitation.subject',
      message: 'You are invited to {place}',
      values: { place: facts.place },
    }),
    paragraphs: [greeting(i18n), asked(facts, i18n)],
    link: { words: i18n._({ id: 'mail.invitation.link', message: 'Accept the invitation' }), href: facts.href },
    ending: i18n._({
      id: 'mail.invitation.ending',
      message:
        'The link is for you alone and valid until {until}. If you did not expect this e-mail, you need not do anything.',
      values: { until: moment(facts.expiresAt, facts.timeZone, i18n) },
    }),
  });
}

/** Tells somebody with an account that they have a role from now on (P3). */
export function addedLetter(facts: RoleFacts & { readonly href: string }) {
  return (i18n: I18n): Letter => ({
    subject: i18n._({
      id: 'mail.added.subject',
      message: 'You now belong to {place}',
      values: { place: facts.place },
    }),
    paragraphs: [
      greeting(i18n),
      i18n._({
        id: 'mail.added.words',
        message: 'You have been added to {place} ({organisation}) in Anteroom. Your role there: {role}.',
        values: { place: facts.place, organisation: facts.organisation, role: roleWords(facts.role, i18n) },
      }),
      i18n._({ id: 'mail.added.sign-in', message: 'Sign in as you always do.' }),
    ],
    link: { words: i18n._({ id: 'mail.added.link', message: 'Open Anteroom' }), href: facts.href },
  });
}

/** Tells whoever takes care of a clinic that somebody asks for an account (H4). */
export function accountRequestLetter(facts: {
  readonly clinic: string;
  readonly name: string;
  readonly email: string;
  readonly message: string;
  readonly href: string;
}) {
  return (i18n: I18n): Letter => ({
    subject: i18n._({
      id: 'mail.request.subject',
      message: 'Somebody asks for an account in {clinic}',
      values: { clinic: facts.clinic },
    }),
    paragraphs: [
      greeting(i18n),
      i18n._({
        id: 'mail.request.words',
        message: '{name} ({email}) asks on the sign-in page for an account in {clinic}.',
        values: { name: facts.name, email: facts.email, clinic: facts.clinic },
      }),
      ...(facts.message === ''
        ? []
        : [
            i18n._({
              id: 'mail.request.message',
              message: 'They write: {message}',
              values: { message: facts.message },
            }),
          ]),
      i18n._({
        id: 'mail.request.advice',
        message: 'Nobody has checked who this is. If you know them, invite them on the page with your team members.',
      }),
    ],
    link: { words: i18n._({ id: 'mail.request.link', message: 'To the team members' }), href: facts.href },
  });
}

/** A day and a time, with the zone in which they are meant: whoever reads it may be elsewhere. */
function moment(at: Instant, timeZone: string, { locale }: I18n): string {
  const parts = { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat(locale, { ...parts, timeZone, timeZoneName: 'short' }).format(new Date(at));
}

function greeting(i18n: I18n): string {
  return i18n._({ id: 'mail.greeting', message: 'Good day,' });
}

function asked({ by, role, place, organisation }: RoleFacts, i18n: I18n): string {
  const values = { by: by ?? '', role: roleWords(role, i18n), place, organisation };
  return by === null
    ? i18n._({
        id: 'mail.invitation.words',
        message: 'You are invited to work with {place} ({organisation}) in Anteroom. Your role there would be: {role}.',
        values,
      })
    : i18n._({
        id: 'mail.invitation.words-by',
        message:
          '{by} invites you to work with {place} ({organisation}) in Anteroom. Your role there would be: {role}.',
        values,
      });
}
