import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { errorText } from '../../errors/error-text.ts';
import { RestError } from '../../rest/rest-client.ts';
import { NoPasskey } from './passkey.ts';

const passkeyTexts = {
  'given-up': msg`No passkey was used. Try again, or use another way.`,
  known: msg`This device has a passkey for your account already.`,
  impossible: msg`This browser or address can’t use passkeys. Use another way.`,
} as const;

/** The sentence for whatever went wrong while somebody signs in; what is no refusal is thrown on. */
export function failureText(i18n: Pick<I18n, '_'>, error: unknown): string {
  if (error instanceof RestError) return errorText(i18n, error.code);
  if (error instanceof NoPasskey) return i18n._(passkeyTexts[error.reason]);
  throw error;
}
