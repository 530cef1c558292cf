import type { ErrorCode } from '@anteroom/protocol';

/** Why something is refused, as it crosses the wire; `field` names what of the input it is about. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly field?: string;
}

/** The refusal of a malformed input, with the path of the first field that is wrong. */
export function refusalOf(issues: readonly { readonly path: readonly PropertyKey[] }[]): Refusal {
  const field = issues[0]?.path.map(String).join('.') ?? '';
  return field === '' ? { code: 'invalid-input' } : { code: 'invalid-input', field };
}
