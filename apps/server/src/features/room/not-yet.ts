import { refused } from '@anteroom/domain';
import type { Result } from '@anteroom/domain';
import type { Refusal } from '../../refusal.ts';

/** Answers as if there were no room. */
export function notYet(): Promise<Result<never, Refusal>> {
  return Promise.resolve(refused({ code: 'not-found' }));
}
