import type { Result } from '@anteroom/domain';
import type { Refusal } from '../refusal.ts';
import type { Answer } from './serve-route.ts';

/** What a route answers for what a service did. */
export function answerOf<From, To>(result: Result<From, Refusal>, told: (value: From) => To): Answer<To> {
  if (result.ok) return { ok: true, value: told(result.value) };
  const { code, field } = result.refusal;
  return { ok: false, error: field === undefined ? { code } : { code, field } };
}
