import { callerLinkKinds, callerLinkNoteLimit, schedulingLimits } from '@anteroom/domain';
import * as z from 'zod/mini';
import { callerLinkId, clinicId, instant } from '../ids.ts';
import { email, locale } from './people.ts';
import { none, route } from './route.ts';

/** How many links stand on one page of their list. */
export const callerLinksPerPage = 25;

/** A link that staff made for one caller, and that still stands (E9, E10). */
export const callerLink = z.strictObject({
  id: callerLinkId,
  kind: z.enum(callerLinkKinds),
  /** `/l/<secret>`; null where the server's secret has changed since, and nobody can show it again. */
  path: z.nullable(z.string()),
  madeAt: instant,
  madeBy: z.string(),
  /** When the consultation begins; null for a personal link. */
  startsAt: z.nullable(instant),
  opensAt: instant,
  expiresAt: instant,
  /** Not yet open; open; or somebody came by it and is still here. */
  state: z.enum(['early', 'open', 'inside']),
  /** Whom it is for: the name on a personal link, the note of a scheduled one. Empty where nobody wrote it. */
  forWhom: z.string(),
});
export type CallerLinkView = z.infer<typeof callerLink>;

const minute = 60_000;
const minutes = (limit: number) => z.int().check(z.nonnegative(), z.maximum(limit / minute));

/** What staff fill in for the caller; what the clinic asks beside, the caller adds. */
const callerDetails = z.strictObject({
  firstName: z.string().check(z.maxLength(400)),
  lastName: z.string().check(z.maxLength(400)),
  phone: z.optional(z.string().check(z.maxLength(400))),
});

const wantedLink = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('scheduled'),
    startsAt: instant,
    /** How long before that it opens. */
    earlyMinutes: minutes(schedulingLimits.early),
    /** How long after that it goes on opening. */
    lateMinutes: minutes(schedulingLimits.late),
    /** A word for colleagues, such as whom it is for; the caller never sees it. */
    note: z.string().check(z.maxLength(callerLinkNoteLimit)),
  }),
  z.strictObject({
    kind: z.literal('personal'),
    expiresAt: instant,
    details: callerDetails,
  }),
]);
export type WantedCallerLink = z.infer<typeof wantedLink>;

/** What goes out with a link, as it will be read (W7). */
const shareWords = z.strictObject({
  subject: z.string(),
  text: z.string(),
  sms: z.string(),
});
export type ShareWordsView = z.infer<typeof shareWords>;

const ofClinic = z.strictObject({ clinicId });
const ofLink = z.strictObject({ clinicId, linkId: callerLinkId });
const inLanguage = z.strictObject({ locale });
const receiver = z.strictObject({ to: email, locale });
/** A phone number as somebody typed it. */
const phone = z.strictObject({ to: z.string().check(z.minLength(1), z.maxLength(32)), locale });

/** Links for single callers, and the messages that bring them or the clinic's own link (E9, E10, W7). */
export const callerLinkRoutes = {
  /** The links of one kind that stand: scheduled ones by their time, personal ones the newest first. */
  listCallerLinks: route({
    method: 'GET',
    path: '/api/clinics/:clinicId/caller-links',
    access: ['make-caller-links'],
    params: ofClinic,
    query: z.strictObject({
      kind: z.enum(callerLinkKinds),
      /** From 1. */
      page: z.optional(z.string().check(z.regex(/^[1-9][0-9]{0,3}$/))),
    }),
    body: none,
    reply: z.strictObject({
      links: z.array(callerLink),
      total: z.int(),
      /** Of the clinic: its times are written and shown in it. */
      timeZone: z.string(),
    }),
  }),
  makeCallerLink: route({
    method: 'POST',
    path: '/api/clinics/:clinicId/caller-links',
    access: ['make-caller-links'],
    params: ofClinic,
    query: none,
    body: wantedLink,
    reply: callerLink,
  }),
  /** It opens nothing any more, and what was typed for it is erased. Somebody who is inside stays. */
  revokeCallerLink: route({
    method: 'POST',
    path: '/api/clinics/:clinicId/caller-links/:linkId/revoke',
    access: ['make-caller-links'],
    params: ofLink,
    query: none,
    body: none,
    reply: none,
  }),
  /** What a message with this link says in a language. */
  callerLinkWords: route({
    method: 'GET',
    path: '/api/clinics/:clinicId/caller-links/:linkId/words',
    access: ['make-caller-links'],
    params: ofLink,
    query: inLanguage,
    body: none,
    reply: shareWords,
  }),
  /** Sends it by e-mail; `mail-absent` where no mail can be sent. */
  sendCallerLink: route({
    method: 'POST',
    path: '/api/clinics/:clinicId/caller-links/:linkId/send',
    access: ['make-caller-links'],
    params: ofLink,
    query: none,
    body: receiver,
    reply: none,
  }),
  /** Sends it by a text message; `sms-absent` where none can be sent, `phone-malformed` for what nobody can dial. */
  textCallerLink: route({
    method: 'POST',
    path: '/api/clinics/:clinicId/caller-links/:linkId/text',
    access: ['make-caller-links'],
    params: ofLink,
    query: none,
    body: phone,
    reply: none,
  }),
  /** What a message with the clinic's own link says in a language. */
  clinicLinkWords: route({
    method: 'GET',
    path: '/api/clinics/:clinicId/share',
    access: ['send-clinic-link'],
    params: ofClinic,
    query: inLanguage,
    body: none,
    reply: shareWords,
  }),
  sendClinicLink: route({
    method: 'POST',
    path: '/api/clinics/:clinicId/share',
    access: ['send-clinic-link'],
    params: ofClinic,
    query: none,
    body: receiver,
    reply: none,
  }),
  textClinicLink: route({
    method: 'POST',
    path: '/api/clinics/:clinicId/share/text',
    access: ['send-clinic-link'],
    params: ofClinic,
    query: none,
    body: phone,
    reply: none,
  }),
} as const;
