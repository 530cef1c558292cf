import type { PasswordProblem } from '@anteroom/domain';
import type { Refusal } from '../../refusal.ts';

/** How a password that isn't good enough is refused on the wire. */
export function codeOfPassword(problem: PasswordProblem): Refusal {
  return problem === 'password-too-long' ? { code: 'invalid-input', field: 'password' } : { code: problem };
}
