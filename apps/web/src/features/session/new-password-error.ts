import { passwordProblem } from '@anteroom/domain';
import type { I18n } from '@lingui/core';
import { errorText } from '../../errors/error-text.ts';

/** Why a new password isn't good enough, in words: the same rule as the server's. */
export function newPasswordError(
  i18n: Pick<I18n, '_'>,
  password: string,
  about: readonly string[],
): string | undefined {
  const problem = passwordProblem(password, about);
  if (problem === null) return undefined;
  return errorText(i18n, problem === 'password-too-long' ? 'invalid-input' : problem);
}
