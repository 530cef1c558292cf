import { settingDefinitions } from './definitions.ts';
import type { Overrides, SettingKey, Settings } from './values.ts';

/** Where an effective value comes from. */
export type SettingSource = 'clinic' | 'organisation' | 'default';

/** All keys; a test compares them with the definitions. */
export const settingKeys = [
  'timeZone',
  'languages',
  'emergencyNumber',
  'privacyPolicy',
  'termsOfUse',
  'supportContact',
  'troubleshootingLink',
  'showsPosition',
  'showsEstimate',
  'waitingContent',
  'waitingMusic',
  'automatedMessages',
  'afterwards',
  'lateAfterMinutes',
  'waitingAreaSwitch',
  'entryFields',
  'keepTypedHours',
  'importantInformation',
  'mustAgreeTo',
  'openingHours',
  'holidays',
  'oneOffDays',
  'guestPhoto',
  'roomEntry',
  'logo',
  'accent',
  'theme',
  'idleLockMinutes',
  'shareTemplates',
  'transferAcceptance',
  'transfersAcross',
  'confirmsEntry',
  'callQuality',
  'mostInCall',
  'hidesAddresses',
] as const satisfies readonly SettingKey[];

/** What holds where nobody has set anything. */
export const defaultSettings: Settings = {
  timeZone: settingDefinitions.timeZone.default,
  languages: settingDefinitions.languages.default,
  emergencyNumber: settingDefinitions.emergencyNumber.default,
  privacyPolicy: settingDefinitions.privacyPolicy.default,
  termsOfUse: settingDefinitions.termsOfUse.default,
  supportContact: settingDefinitions.supportContact.default,
  troubleshootingLink: settingDefinitions.troubleshootingLink.default,
  showsPosition: settingDefinitions.showsPosition.default,
  showsEstimate: settingDefinitions.showsEstimate.default,
  waitingContent: settingDefinitions.waitingContent.default,
  waitingMusic: settingDefinitions.waitingMusic.default,
  automatedMessages: settingDefinitions.automatedMessages.default,
  afterwards: settingDefinitions.afterwards.default,
  lateAfterMinutes: settingDefinitions.lateAfterMinutes.default,
  waitingAreaSwitch: settingDefinitions.waitingAreaSwitch.default,
  entryFields: settingDefinitions.entryFields.default,
  keepTypedHours: settingDefinitions.keepTypedHours.default,
  importantInformation: settingDefinitions.importantInformation.default,
  mustAgreeTo: settingDefinitions.mustAgreeTo.default,
  openingHours: settingDefinitions.openingHours.default,
  holidays: settingDefinitions.holidays.default,
  oneOffDays: settingDefinitions.oneOffDays.default,
  guestPhoto: settingDefinitions.guestPhoto.default,
  roomEntry: settingDefinitions.roomEntry.default,
  logo: settingDefinitions.logo.default,
  accent: settingDefinitions.accent.default,
  theme: settingDefinitions.theme.default,
  idleLockMinutes: settingDefinitions.idleLockMinutes.default,
  shareTemplates: settingDefinitions.shareTemplates.default,
  transferAcceptance: settingDefinitions.transferAcceptance.default,
  transfersAcross: settingDefinitions.transfersAcross.default,
  confirmsEntry: settingDefinitions.confirmsEntry.default,
  callQuality: settingDefinitions.callQuality.default,
  mostInCall: settingDefinitions.mostInCall.default,
  hidesAddresses: settingDefinitions.hidesAddresses.default,
};

/** What holds in a clinic: what it set itself, else what its organisation set, else what Anteroom begins with (S10). */
export function settingsOf(organisation: Overrides, clinic: Overrides = {}): Settings {
  return { ...defaultSettings, ...organisation, ...clinic };
}

/** Where what holds comes from. */
export function sourceOf(key: SettingKey, organisation: Overrides, clinic: Overrides = {}): SettingSource {
  if (clinic[key] !== undefined) return 'clinic';
  return organisation[key] === undefined ? 'default' : 'organisation';
}
