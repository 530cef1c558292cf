import * as z from 'zod/mini';

/** Every way in which a request or message can be refused. Stable; put into words by the web alone. */
export const errorCodes = [
  'invalid-input',
  'payload-too-large',
  'unsupported-media-type',
  'not-signed-in',
  'wrong-credentials',
  'session-locked',
  'second-factor-needed',
  'enrolment-needed',
  'proof-needed',
  'wrong-password',
  'wrong-code',
  'passkey-refused',
  'last-factor',
  'password-too-short',
  'password-too-common',
  'link-not-valid',
  'forbidden',
  'not-found',
  'conflict',
  'too-many-requests',
  'unavailable',
  'server-error',
  'origin-refused',
  'version-mismatch',
  'superseded',
  'consultation-ended',
  'consultation-transferred',
  'not-being-seen',
  'not-yet-seen',
  'in-another-call',
  'not-in-this-call',
  'no-transfer-offered',
  'transfer-already-offered',
  'transfer-to-same-clinic',
  'transfer-not-possible',
  'unknown-consultation',
  'call-full',
  'call-ended',
  'call-locked',
  'already-in-a-call',
  'mail-absent',
  'mail-failed',
  'last-administrator',
  'own-role',
  'email-malformed',
  'name-malformed',
  'account-exists',
  'too-many-invitations',
  'no-callers-in-rooms',
  'room-empty',
  'user-room-taken',
  'limit-reached',
  'knock-later',
  'visit-over',
  'slug-taken',
  'clinic-closed',
  'organisation-closed',
  'waiting-area-off',
  'out-of-hours',
  'accent-unreadable',
  'not-a-picture',
  'picture-size',
  'not-a-waiting-file',
  'no-single-sign-on',
  'domain-taken',
] as const;

export const errorCode = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof errorCode>;

/** What a refused request or message answers: the code, and the field that it is about where there is one. */
export const protocolError = z.strictObject({
  code: errorCode,
  field: z.optional(z.string()),
});
export type ProtocolError = z.infer<typeof protocolError>;

/** The body of every refused HTTP request. */
export const errorBody = z.strictObject({ error: protocolError });
