import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** A length of time for the list: seconds in the first minute, then minutes, then hours with minutes. */
export function lengthText(i18n: I18n, milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 60) return i18n._(msg`${seconds} s`);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return i18n._(msg`${minutes} min`);
  const hours = Math.floor(minutes / 60);
  const rest = String(minutes % 60).padStart(2, '0');
  return i18n._(msg`${hours} h ${rest}`);
}
