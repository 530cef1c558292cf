import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

const roles = new Map<string, MessageDescriptor>([
  ['organisation-administrator', msg`Organisation administrator`],
  ['organisation-coordinator', msg`Organisation coordinator`],
  ['organisation-reporter', msg`Organisation reporter`],
  ['clinic-administrator', msg`Clinic administrator`],
  ['clinic-clerk', msg`Clinic clerk`],
  ['team-member', msg`Team member`],
  ['service-referrer', msg`Service referrer`],
]);

/** A role's name for people; empty for a role that this version doesn't know. */
export function roleText(i18n: Pick<I18n, '_'>, role: string): string {
  const text = roles.get(role);
  return text === undefined ? '' : i18n._(text);
}
