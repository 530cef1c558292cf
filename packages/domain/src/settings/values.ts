import type { AgreementDocument } from '../agreement/document.ts';
import type { EntryField } from '../entry-field/entry-field.ts';
import type { Words } from '../entry-field/words.ts';
import type { ShareTemplate } from '../caller-link/share-template.ts';
import type { OpeningHours, SpecialDay } from '../hours/schedule.ts';
import type { CallQuality } from '../call-quality/judge.ts';
import type { GuestPhotoRule, RoomEntry } from '../room/room.ts';
import type { Afterwards } from '../waiting-experience/afterwards.ts';
import type { AutomatedMessage } from '../waiting-experience/automated-messages.ts';
import type { ContentPiece } from '../waiting-experience/content.ts';
import type { MusicPiece } from '../waiting-experience/music.ts';

/** A privacy policy or terms of use: nothing yet, a page elsewhere, or a text that is shown here. */
export type Policy =
  | { readonly kind: 'none' }
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'text'; readonly text: string };

/** Whom to ask when something doesn't work; either may be empty. */
export interface SupportContact {
  readonly email: string;
  readonly phone: string;
}

/** The waiting area's switch; the message is what a caller reads while it is off. */
export interface WaitingAreaSwitch {
  readonly isOn: boolean;
  readonly message: string;
  /** The same in other languages, where it is given. */
  readonly translations: readonly { readonly language: string; readonly text: string }[];
}

/** The look of a clinic's pages where the person has not chosen one. */
export const pageThemes = ['device', 'light', 'dark'] as const;
export type PageTheme = (typeof pageThemes)[number];

/** A logo: Anteroom's stand-in, or a picture by the hash of its content. */
export type Logo =
  | { readonly kind: 'none' }
  | { readonly kind: 'picture'; readonly hash: string; readonly width: number; readonly height: number };

/** Whether somebody has to say yes before a caller is transferred to the clinic, and how long an offer stands (S8). */
export interface TransferAcceptance {
  readonly isNeeded: boolean;
  readonly expiresAfterMinutes: number;
}

/** Transfers to and from clinics of other organisations, each of which has to allow its side (S8). */
export interface TransfersAcross {
  readonly sends: boolean;
  readonly receives: boolean;
}

/** Everything that an organisation or a clinic can set (S10), by its key in code, wire and database. */
export interface Settings {
  /** IANA time zone, such as `Europe/Stockholm`. */
  readonly timeZone: string;
  /** The languages that callers are offered, by their codes; none means all that there are. */
  readonly languages: readonly string[];
  /** The local number for emergencies, on every page that a caller sees (E4). */
  readonly emergencyNumber: string;
  readonly privacyPolicy: Policy;
  readonly termsOfUse: Policy;
  readonly supportContact: SupportContact;
  /** A page that helps with camera and sound; empty for none. */
  readonly troubleshootingLink: string;
  /** Whether callers are told their place in the queue (E6). */
  readonly showsPosition: boolean;
  /** Whether callers are told how long the wait usually is, where that can be known (E6). */
  readonly showsEstimate: boolean;
  /** What callers can read and look at while they wait (E6). */
  readonly waitingContent: readonly ContentPiece[];
  /** The pieces of music that callers can choose from (E6). */
  readonly waitingMusic: readonly MusicPiece[];
  /** What callers are told by the minutes that they have waited (E6). */
  readonly automatedMessages: readonly AutomatedMessage[];
  /** What callers find after their visit (E11). */
  readonly afterwards: Afterwards;
  /** From how many minutes of waiting on a caller's row is of the darker orange (W1). */
  readonly lateAfterMinutes: number;
  readonly waitingAreaSwitch: WaitingAreaSwitch;
  /** What callers and staff are asked beside the names, in this order (E4). */
  readonly entryFields: readonly EntryField[];
  /** For how many hours after the end of a stay what was typed in it is kept; 0 erases it at once (A4). */
  readonly keepTypedHours: number;
  /** What callers read before they wait (E5); no text for nothing. */
  readonly importantInformation: Words;
  /** What they have to agree to, as far as there is something to read. */
  readonly mustAgreeTo: readonly AgreementDocument[];
  /** When callers can come in (W6). */
  readonly openingHours: OpeningHours;
  readonly holidays: readonly SpecialDay[];
  /** One-off closings and openings. */
  readonly oneOffDays: readonly SpecialDay[];
  /** What new rooms begin with. */
  readonly guestPhoto: GuestPhotoRule;
  readonly roomEntry: RoomEntry;
  readonly logo: Logo;
  /** `#rrggbb`, lower case; see `interface/accent`. */
  readonly accent: string;
  readonly theme: PageTheme;
  /** After how many idle minutes staff have to unlock (P4). */
  readonly idleLockMinutes: number;
  /** What messages say that bring a link, by language (W7). */
  readonly shareTemplates: readonly ShareTemplate[];
  readonly transferAcceptance: TransferAcceptance;
  readonly transfersAcross: TransfersAcross;
  /** Whether a dialog names the caller before somebody joins them (W3). */
  readonly confirmsEntry: boolean;
  /** How strict the clinic is with a caller's connection (E3). */
  readonly callQuality: CallQuality;
  /** Most people in a call, everybody counted, where a media server carries so many (S3). */
  readonly mostInCall: number;
  /** Sound and pictures go over the relay alone, so that nobody in a call learns another’s network address (C7). */
  readonly hidesAddresses: boolean;
}
export type SettingKey = keyof Settings;

/** What one organisation or one clinic has set; the rest is inherited. */
export type Overrides = { readonly [Key in SettingKey]?: Settings[Key] };
