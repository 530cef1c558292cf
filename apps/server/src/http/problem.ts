import type { ErrorCode } from '@anteroom/protocol';

/** The status that goes with each code. */
const statuses: Readonly<Record<ErrorCode, number>> = {
  'invalid-input': 400,
  'payload-too-large': 413,
  'unsupported-media-type': 415,
  'not-signed-in': 401,
  'wrong-credentials': 401,
  'session-locked': 423,
  'second-factor-needed': 401,
  'enrolment-needed': 401,
  'proof-needed': 403,
  'wrong-password': 403,
  'wrong-code': 403,
  'passkey-refused': 403,
  'last-factor': 409,
  'password-too-short': 400,
  'password-too-common': 400,
  'link-not-valid': 404,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-many-requests': 429,
  unavailable: 503,
  'server-error': 500,
  'origin-refused': 403,
  'version-mismatch': 409,
  superseded: 409,
  'consultation-ended': 409,
  'consultation-transferred': 409,
  'not-being-seen': 409,
  'not-yet-seen': 409,
  'in-another-call': 409,
  'already-in-a-call': 409,
  'not-in-this-call': 409,
  'no-transfer-offered': 409,
  'transfer-already-offered': 409,
  'transfer-to-same-clinic': 409,
  'transfer-not-possible': 409,
  'unknown-consultation': 404,
  'call-full': 409,
  'encryption-required': 409,
  'media-server-away': 503,
  'relay-absent': 409,
  'call-ended': 409,
  'no-call-back-wanted': 409,
  'call-back-failed': 502,
  'call-locked': 409,
  'provider-not-held': 409,
  'no-such-question': 409,
  'consent-missing': 409,
  'mail-absent': 503,
  'mail-failed': 502,
  'sms-absent': 503,
  'sms-failed': 502,
  'phone-malformed': 400,
  'too-many-sms': 429,
  'last-administrator': 409,
  'own-role': 403,
  'email-malformed': 400,
  'name-malformed': 400,
  'account-exists': 409,
  'too-many-invitations': 429,
  'no-callers-in-rooms': 409,
  'room-empty': 409,
  'user-room-taken': 409,
  'limit-reached': 409,
  'knock-later': 429,
  'invitation-used': 409,
  'visit-over': 409,
  'slug-taken': 409,
  'clinic-closed': 409,
  'organisation-closed': 409,
  'waiting-area-off': 409,
  'out-of-hours': 409,
  'accent-unreadable': 422,
  'not-a-picture': 422,
  'picture-size': 422,
  'not-a-waiting-file': 422,
  'no-single-sign-on': 404,
  'domain-taken': 409,
};

/** The HTTP status of a refusal. */
export function statusOf(code: ErrorCode): number {
  return statuses[code];
}

/** A request that is refused, thrown by what stands before a handler; handlers that refuse answer with `refuse`. */
export class RefusedRequest extends Error {
  readonly code: ErrorCode;
  readonly field: string | undefined;
  /** Whole seconds after which it is worth trying again. */
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, details: { readonly field?: string; readonly retryAfter?: number } = {}) {
    super(code);
    this.name = 'RefusedRequest';
    this.code = code;
    this.field = details.field;
    this.retryAfter = details.retryAfter;
  }
}
