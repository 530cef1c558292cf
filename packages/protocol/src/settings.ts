import {
  agreementDocuments,
  fieldsLimit,
  callQualities,
  guestPhotoRules,
  informationLimit,
  hoursLimits,
  linkLimit,
  pageThemes,
  policyLimit,
  roomEntries,
  settingKeys,
  shareTemplateLimits,
  switchMessageLimit,
  type Overrides,
  type SettingKey,
  type Settings,
} from '@anteroom/domain';
import * as z from 'zod/mini';
import { entryField, words } from './entry-field.ts';
import { afterwards, automatedMessages, waitingContent, waitingMusic } from './waiting-experience.ts';

const policy = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('link'), url: z.string().check(z.maxLength(linkLimit)) }),
  z.strictObject({ kind: z.literal('text'), text: z.string().check(z.maxLength(policyLimit)) }),
]);

/** The hash of a picture as it stands in its address. */
export const pictureHash = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

const logo = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('picture'), hash: pictureHash, width: z.int(), height: z.int() }),
]);

const timeOfDay = z.string().check(z.maxLength(5));
const openTimes = z.readonly(
  z.array(z.strictObject({ from: timeOfDay, to: timeOfDay })).check(z.maxLength(hoursLimits.times)),
);
const date = z.string().check(z.maxLength(10));
const specialDays = z.readonly(
  z
    .array(
      z.strictObject({
        from: date,
        to: date,
        name: z.string().check(z.maxLength(hoursLimits.name)),
        times: openTimes,
      }),
    )
    .check(z.maxLength(hoursLimits.specialDays)),
);

/** The shape of every setting, on the wire and in the database. */
export const settingSchemas = {
  timeZone: z.string().check(z.maxLength(60)),
  languages: z.array(z.string().check(z.maxLength(3))).check(z.maxLength(60)),
  emergencyNumber: z.string().check(z.maxLength(21)),
  privacyPolicy: policy,
  termsOfUse: policy,
  supportContact: z.strictObject({
    email: z.string().check(z.maxLength(254)),
    phone: z.string().check(z.maxLength(31)),
  }),
  troubleshootingLink: z.string().check(z.maxLength(linkLimit)),
  showsPosition: z.boolean(),
  showsEstimate: z.boolean(),
  waitingContent,
  waitingMusic,
  automatedMessages,
  afterwards,
  lateAfterMinutes: z.int(),
  waitingAreaSwitch: z.strictObject({
    isOn: z.boolean(),
    message: z.string().check(z.maxLength(switchMessageLimit)),
    translations: z._default(
      z.readonly(
        z
          .array(
            z.strictObject({
              language: z.string().check(z.regex(/^[a-z]{2,3}$/)),
              text: z.string().check(z.maxLength(switchMessageLimit)),
            }),
          )
          .check(z.maxLength(60)),
      ),
      [],
    ),
  }),
  entryFields: z.readonly(z.array(entryField).check(z.maxLength(fieldsLimit))),
  keepTypedHours: z.int(),
  importantInformation: words(informationLimit),
  mustAgreeTo: z.readonly(z.array(z.enum(agreementDocuments)).check(z.maxLength(agreementDocuments.length))),
  openingHours: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('always') }),
    z.strictObject({ kind: z.literal('weekly'), days: z.readonly(z.array(openTimes).check(z.maxLength(7))) }),
  ]),
  holidays: specialDays,
  oneOffDays: specialDays,
  guestPhoto: z.enum(guestPhotoRules),
  roomEntry: z.enum(roomEntries),
  logo,
  accent: z.string().check(z.maxLength(7)),
  theme: z.enum(pageThemes),
  idleLockMinutes: z.int(),
  shareTemplates: z
    .array(
      z.strictObject({
        language: z.string().check(z.maxLength(3)),
        subject: z.string().check(z.maxLength(shareTemplateLimits.subject)),
        text: z.string().check(z.maxLength(shareTemplateLimits.text)),
        sms: z.string().check(z.maxLength(shareTemplateLimits.sms)),
      }),
    )
    .check(z.maxLength(40)),
  transferAcceptance: z.strictObject({ isNeeded: z.boolean(), expiresAfterMinutes: z.int() }),
  transfersAcross: z.strictObject({ sends: z.boolean(), receives: z.boolean() }),
  confirmsEntry: z.boolean(),
  callQuality: z.enum(callQualities),
  mostInCall: z.int(),
  hidesAddresses: z.boolean(),
} as const satisfies { readonly [Key in SettingKey]: z.ZodMiniType<Settings[Key]> };

/** One setting with its value, as somebody wants it. */
function wanted<Key extends SettingKey>(key: Key) {
  return z.strictObject({ key: z.literal(key), value: settingSchemas[key] });
}

/**
 * A setting and its value. A logo is uploaded by its own route; here it can only be taken away.
 */
export const settingValue = z.discriminatedUnion('key', [
  wanted('timeZone'),
  wanted('languages'),
  wanted('emergencyNumber'),
  wanted('privacyPolicy'),
  wanted('termsOfUse'),
  wanted('supportContact'),
  wanted('troubleshootingLink'),
  wanted('showsPosition'),
  wanted('showsEstimate'),
  wanted('waitingContent'),
  wanted('waitingMusic'),
  wanted('automatedMessages'),
  wanted('afterwards'),
  wanted('lateAfterMinutes'),
  wanted('waitingAreaSwitch'),
  wanted('entryFields'),
  wanted('keepTypedHours'),
  wanted('importantInformation'),
  wanted('mustAgreeTo'),
  wanted('openingHours'),
  wanted('holidays'),
  wanted('oneOffDays'),
  wanted('guestPhoto'),
  wanted('roomEntry'),
  z.strictObject({ key: z.literal('logo'), value: z.strictObject({ kind: z.literal('none') }) }),
  wanted('accent'),
  wanted('theme'),
  wanted('idleLockMinutes'),
  wanted('shareTemplates'),
  wanted('transferAcceptance'),
  wanted('transfersAcross'),
  wanted('confirmsEntry'),
  wanted('callQuality'),
  wanted('mostInCall'),
  wanted('hidesAddresses'),
]);
export type SettingValue = z.infer<typeof settingValue>;

/** A key of the settings. */
export const settingKey = z.enum(settingKeys);

/** All settings with their values. */
export const settings = z.strictObject(settingSchemas);

/** What one organisation or clinic has set. */
export const overrides = z.partial(settings);

/**
 * Reads stored overrides.
 * @throws ZodError where one is malformed
 */
export function parseOverrides(value: unknown): Overrides {
  const parsed = z.parse(overrides, value ?? {});
  const set: { -readonly [Key in SettingKey]?: Settings[Key] } = {};
  const take = <Key extends SettingKey>(key: Key, found: Settings[Key] | undefined): void => {
    if (found !== undefined) set[key] = found;
  };
  take('timeZone', parsed.timeZone);
  take('languages', parsed.languages);
  take('emergencyNumber', parsed.emergencyNumber);
  take('privacyPolicy', parsed.privacyPolicy);
  take('termsOfUse', parsed.termsOfUse);
  take('supportContact', parsed.supportContact);
  take('troubleshootingLink', parsed.troubleshootingLink);
  take('showsPosition', parsed.showsPosition);
  take('showsEstimate', parsed.showsEstimate);
  take('waitingContent', parsed.waitingContent);
  take('waitingMusic', parsed.waitingMusic);
  take('automatedMessages', parsed.automatedMessages);
  take('afterwards', parsed.afterwards);
  take('lateAfterMinutes', parsed.lateAfterMinutes);
  take('waitingAreaSwitch', parsed.waitingAreaSwitch);
  take('entryFields', parsed.entryFields);
  take('keepTypedHours', parsed.keepTypedHours);
  take('importantInformation', parsed.importantInformation);
  take('mustAgreeTo', parsed.mustAgreeTo);
  take('openingHours', parsed.openingHours);
  take('holidays', parsed.holidays);
  take('oneOffDays', parsed.oneOffDays);
  take('guestPhoto', parsed.guestPhoto);
  take('roomEntry', parsed.roomEntry);
  take('logo', parsed.logo);
  take('accent', parsed.accent);
  take('theme', parsed.theme);
  take('idleLockMinutes', parsed.idleLockMinutes);
  take('shareTemplates', parsed.shareTemplates);
  take('transferAcceptance', parsed.transferAcceptance);
  take('transfersAcross', parsed.transfersAcross);
  take('confirmsEntry', parsed.confirmsEntry);
  take('callQuality', parsed.callQuality);
  take('mostInCall', parsed.mostInCall);
  take('hidesAddresses', parsed.hidesAddresses);
  return set;
}
