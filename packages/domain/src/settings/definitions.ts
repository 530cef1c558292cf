import type { StaffVerb } from '../access/verbs.ts';
import { informationLimit, informationWeightLimit } from '../agreement/document.ts';
import { mediaServerLimit, peerToPeerLimit } from '../call/topology.ts';
import { areEntryFields, readyField } from '../entry-field/entry-field.ts';
import { areWords, noWords } from '../entry-field/words.ts';
import { areShareTemplates } from '../caller-link/share-template.ts';
import { areOpeningHours, areSpecialDays } from '../hours/schedule.ts';
import { houseAccent, isAccent } from '../interface/accent.ts';
import { isAfterwards } from '../waiting-experience/afterwards.ts';
import { areAutomatedMessages } from '../waiting-experience/automated-messages.ts';
import { isContent } from '../waiting-experience/content.ts';
import { isMusicChoice, musicPieces } from '../waiting-experience/music.ts';
import { isTimeZone } from './time-zone.ts';
import type { Policy, SettingKey, Settings } from './values.ts';
import { isWebLink } from './web-link.ts';

/** What one setting is: who may set it where, what holds where nobody did, and which values make sense. */
export interface SettingDefinition<Value> {
  readonly default: Value;
  /** What whoever sets it for the organisation needs; null where an organisation can't. */
  readonly organisation: StaffVerb | null;
  /** The same for a clinic. */
  readonly clinic: StaffVerb | null;
  /** Beyond its shape. */
  readonly accepts: (value: Value) => boolean;
}

/** Longest privacy policy or terms, in characters. */
export const policyLimit = 20_000;
/** Longest message of a waiting area that is switched off, in characters. */
export const switchMessageLimit = 500;
/** Longest time for which what was typed may be kept after a stay, in hours. */
export const keepTypedLimit = 72;
/** Longest time for which an offered transfer may stand, in minutes. */
export const longestOffer = 24 * 60;

const everywhere = { organisation: 'configure-organisation', clinic: 'configure-clinic' } as const;
const face = { organisation: 'configure-organisation-interface', clinic: 'configure-clinic' } as const;
const doors = { organisation: 'manage-hours', clinic: 'manage-hours' } as const;
const always = () => true;

/** Every setting; one without a definition doesn't compile. */
export const settingDefinitions: { readonly [Key in SettingKey]: SettingDefinition<Settings[Key]> } = {
  timeZone: { ...everywhere, default: 'UTC', accepts: isTimeZone },
  languages: {
    ...everywhere,
    default: [],
    accepts: (codes) => new Set(codes).size === codes.length && codes.every((code) => /^[a-z]{2,3}$/.test(code)),
  },
  emergencyNumber: { ...everywhere, default: '112', accepts: (text) => /^\+?[0-9 ]{2,20}$/.test(text) },
  privacyPolicy: { ...everywhere, default: { kind: 'none' }, accepts: isPolicy },
  termsOfUse: { ...everywhere, default: { kind: 'none' }, accepts: isPolicy },
  supportContact: {
    ...everywhere,
    default: { email: '', phone: '' },
    accepts: ({ email, phone }) =>
      (email === '' || /^[^\s@<>"',;:]+@[^\s@<>"',;:]+\.[^\s@<>"',;:]+$/.test(email)) &&
      (phone === '' || /^\+?[0-9 ()/-]{2,30}$/.test(phone)),
  },
  troubleshootingLink: { ...everywhere, default: '', accepts: (url) => url === '' || isWebLink(url) },
  showsPosition: { ...everywhere, default: true, accepts: always },
  showsEstimate: { ...everywhere, default: true, accepts: always },
  waitingContent: { ...everywhere, default: [], accepts: isContent },
  waitingMusic: { ...everywhere, default: musicPieces, accepts: isMusicChoice },
  automatedMessages: { ...everywhere, default: [], accepts: areAutomatedMessages },
  afterwards: { ...everywhere, default: { kind: 'thanks', words: [] }, accepts: isAfterwards },
  lateAfterMinutes: { ...everywhere, default: 30, accepts: (minutes) => minutes >= 1 && minutes <= 480 },
  waitingAreaSwitch: {
    organisation: null,
    clinic: 'manage-hours',
    default: { isOn: true, message: '', translations: [] },
    accepts: ({ translations }) => new Set(translations.map(({ language }) => language)).size === translations.length,
  },
  entryFields: { ...everywhere, default: [readyField('phone')], accepts: areEntryFields },
  keepTypedHours: {
    ...everywhere,
    default: 0,
    accepts: (hours) => Number.isInteger(hours) && hours >= 0 && hours <= keepTypedLimit,
  },
  importantInformation: {
    ...everywhere,
    default: noWords,
    accepts: (words) => areWords(words, informationLimit) && JSON.stringify(words).length <= informationWeightLimit,
  },
  mustAgreeTo: { ...everywhere, default: [], accepts: (documents) => new Set(documents).size === documents.length },
  openingHours: { ...doors, default: { kind: 'always' }, accepts: areOpeningHours },
  holidays: { ...doors, default: [], accepts: areSpecialDays },
  oneOffDays: { organisation: null, clinic: 'manage-hours', default: [], accepts: areSpecialDays },
  guestPhoto: { ...everywhere, default: 'optional', accepts: always },
  roomEntry: { ...everywhere, default: 'knock', accepts: always },
  logo: { ...face, default: { kind: 'none' }, accepts: always },
  accent: { ...face, default: houseAccent, accepts: isAccent },
  theme: { ...face, default: 'device', accepts: always },
  idleLockMinutes: {
    organisation: 'configure-organisation',
    clinic: null,
    default: 15,
    accepts: (minutes) => minutes >= 1 && minutes <= 240,
  },
  shareTemplates: { ...everywhere, default: [], accepts: areShareTemplates },
  transferAcceptance: {
    ...everywhere,
    default: { isNeeded: false, expiresAfterMinutes: 15 },
    accepts: ({ expiresAfterMinutes }) => expiresAfterMinutes >= 1 && expiresAfterMinutes <= longestOffer,
  },
  transfersAcross: { ...everywhere, default: { sends: false, receives: false }, accepts: always },
  confirmsEntry: { ...everywhere, default: false, accepts: always },
  callQuality: { ...everywhere, default: 'warn-broken', accepts: always },
  mostInCall: {
    ...everywhere,
    default: mediaServerLimit,
    accepts: (people) => Number.isInteger(people) && people >= peerToPeerLimit && people <= mediaServerLimit,
  },
  hidesAddresses: { organisation: 'configure-organisation', clinic: null, default: false, accepts: always },
};

/** Whether a value of the right shape makes sense for a setting. */
export function isAcceptable<Key extends SettingKey>(key: Key, value: Settings[Key]): boolean {
  return settingDefinitions[key].accepts(value);
}

function isPolicy(policy: Policy): boolean {
  switch (policy.kind) {
    case 'none':
      return true;
    case 'link':
      return isWebLink(policy.url);
    case 'text':
      return policy.text.trim() !== '' && policy.text.length <= policyLimit;
  }
}
