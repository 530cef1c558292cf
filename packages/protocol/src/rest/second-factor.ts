import * as z from 'zod/mini';
import { none, route } from './route.ts';
import { sessionState } from './session.ts';

/** What somebody types from an app or a list of backup codes; blanks and hyphens in it don't matter. */
const typedCode = z.string().check(z.minLength(6), z.maxLength(20));

/** Ten codes for the day on which app and passkey are lost; shown this once. */
const backupCodes = z.array(z.string());

/** Bytes in base64url, as browsers' passkeys are spoken of. */
const bytes = z.string().check(z.minLength(1), z.maxLength(8_000), z.regex(/^[A-Za-z0-9_-]+$/));
const transports = z.array(z.string().check(z.maxLength(20), z.regex(/^[a-z-]+$/))).check(z.maxLength(10));
const passkeyName = z.string().check(z.trim(), z.minLength(1), z.maxLength(60));
const passkeyId = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/));

/** A passkey that a browser may use or mustn't make twice. */
const knownCredential = z.strictObject({ id: z.string(), transports: z.array(z.string()) });

/** What a browser answers when somebody has used a passkey. */
export const passkeyUse = z.strictObject({
  id: bytes,
  clientDataJSON: bytes,
  authenticatorData: bytes,
  signature: bytes,
});

/** The second factor (P4): authenticator apps, backup codes, passkeys. */
export const secondFactorRoutes = {
  /** After the password: the six digits of an app, or a backup code. Opens the session. */
  giveSecondFactor: route({
    method: 'POST',
    path: '/api/auth/second-factor',
    access: 'anybody',
    query: none,
    params: none,
    body: z.strictObject({ code: typedCode }),
    reply: z.strictObject({ state: sessionState }),
  }),
  /** A new secret for an app; the one in use goes on until a code of the new one has come. */
  offerTotp: route({
    method: 'POST',
    path: '/api/auth/totp/offer',
    access: ['see-own-account'],
    query: none,
    params: none,
    body: none,
    reply: z.strictObject({ secret: z.string(), address: z.string() }),
  }),
  /** The first code of a new secret. */
  confirmTotp: route({
    method: 'POST',
    path: '/api/auth/totp/confirm',
    access: ['see-own-account'],
    query: none,
    params: none,
    body: z.strictObject({ code: typedCode }),
    reply: z.strictObject({ backupCodes }),
  }),
  removeTotp: route({
    method: 'POST',
    path: '/api/auth/totp/remove',
    access: ['see-own-account'],
    query: none,
    params: none,
    body: none,
    reply: none,
  }),
  /** Ten new backup codes in place of all older ones. */
  renewBackupCodes: route({
    method: 'POST',
    path: '/api/auth/backup-codes/renew',
    access: ['see-own-account'],
    query: none,
    params: none,
    body: none,
    reply: z.strictObject({ backupCodes }),
  }),
  /** What a browser needs to make a passkey. */
  offerPasskey: route({
    method: 'POST',
    path: '/api/auth/passkey/offer',
    access: ['see-own-account'],
    query: none,
    params: none,
    body: none,
    reply: z.strictObject({
      challenge: z.string(),
      rpId: z.string(),
      userId: z.string(),
      userName: z.string(),
      displayName: z.string(),
      known: z.array(knownCredential),
    }),
  }),
  /** A passkey that a browser has made. Backup codes come with the first factor. */
  addPasskey: route({
    method: 'POST',
    path: '/api/auth/passkey/add',
    access: ['see-own-account'],
    query: none,
    params: none,
    body: z.strictObject({
      name: passkeyName,
      id: bytes,
      clientDataJSON: bytes,
      attestationObject: bytes,
      transports,
    }),
    reply: z.strictObject({ backupCodes: z.nullable(backupCodes) }),
  }),
  renamePasskey: route({
    method: 'POST',
    path: '/api/auth/passkey/rename',
    access: ['see-own-account'],
    query: none,
    params: none,
    body: z.strictObject({ id: passkeyId, name: passkeyName }),
    reply: none,
  }),
  removePasskey: route({
    method: 'POST',
    path: '/api/auth/passkey/remove',
    access: ['see-own-account'],
    query: none,
    params: none,
    body: z.strictObject({ id: passkeyId }),
    reply: none,
  }),
  /** What a browser needs to use a passkey: any of this site's, or those of the session's person. */
  askForPasskey: route({
    method: 'POST',
    path: '/api/auth/passkey/ask',
    access: 'anybody',
    query: none,
    params: none,
    body: none,
    reply: z.strictObject({ challenge: z.string(), rpId: z.string(), known: z.array(knownCredential) }),
  }),
  /** A passkey was used: to sign in by it alone, as second factor, or to unlock. */
  givePasskey: route({
    method: 'POST',
    path: '/api/auth/passkey/give',
    access: 'anybody',
    query: none,
    params: none,
    body: z.strictObject({ passkey: passkeyUse, keep: z.optional(z.boolean()) }),
    reply: z.strictObject({ state: sessionState }),
  }),
} as const;
