import { routes, type SessionState } from '@anteroom/protocol';
import { startAuthentication, startRegistration, type AuthenticatorTransportFuture } from '@simplewebauthn/browser';
import { rest } from '../../rest/rest-client.ts';

const nothing = { params: {}, body: {} } as const;

/** How long somebody may look for their phone, in milliseconds. */
const patience = 5 * 60_000;

/** Why there is no passkey: its person has changed their mind, or this browser or device can't. */
export class NoPasskey extends Error {
  readonly reason: 'given-up' | 'known' | 'impossible';
  constructor(reason: NoPasskey['reason']) {
    super(reason);
    this.name = 'NoPasskey';
    this.reason = reason;
  }
}

/** Whether this browser knows passkeys at all. */
export function knowsPasskeys(): boolean {
  return 'PublicKeyCredential' in window;
}

/**
 * Signs in by a passkey alone, gives it as second factor, or unlocks by it: the server knows which.
 * @throws {RestError} where the server refuses; {NoPasskey} where the browser has none to give
 */
export async function givePasskey(keep: boolean): Promise<SessionState> {
  const { challenge, rpId, known } = await rest(routes.askForPasskey, nothing);
  const answer = await orNone(
    startAuthentication({
      optionsJSON: {
        challenge,
        rpId,
        timeout: patience,
        userVerification: 'required',
        allowCredentials: known.map(({ id, transports }) => ({
          id,
          type: 'public-key',
          transports: transports.filter(isTransport),
        })),
      },
    }),
  );
  const { clientDataJSON, authenticatorData, signature } = answer.response;
  const passkey = { id: answer.id, clientDataJSON, authenticatorData, signature };
  const { state } = await rest(routes.givePasskey, { params: {}, body: { passkey, keep } });
  return state;
}

/**
 * Makes a passkey on this device or another.
 * @returns backup codes, where it is the first second factor
 * @throws {RestError} where the server refuses; {NoPasskey} where the browser makes none
 */
export async function makePasskey(name: string): Promise<readonly string[] | null> {
  const offered = await rest(routes.offerPasskey, nothing);
  const made = await orNone(
    startRegistration({
      optionsJSON: {
        challenge: offered.challenge,
        rp: { id: offered.rpId, name: 'Anteroom' },
        user: { id: offered.userId, name: offered.userName, displayName: offered.displayName },
        pubKeyCredParams: [-8, -7, -257].map((alg) => ({ alg, type: 'public-key' })),
        timeout: patience,
        attestation: 'none',
        authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
        excludeCredentials: offered.known.map(({ id, transports }) => ({
          id,
          type: 'public-key',
          transports: transports.filter(isTransport),
        })),
      },
    }),
  );
  const { clientDataJSON, attestationObject, transports = [] } = made.response;
  const body = { name, id: made.id, clientDataJSON, attestationObject, transports: [...transports] };
  return (await rest(routes.addPasskey, { params: {}, body })).backupCodes;
}

async function orNone<Answer>(asking: Promise<Answer>): Promise<Answer> {
  try {
    return await asking;
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'NotAllowedError' || name === 'AbortError') throw new NoPasskey('given-up');
    throw new NoPasskey(name === 'InvalidStateError' ? 'known' : 'impossible');
  }
}

const known: readonly string[] = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'];

function isTransport(word: string): word is AuthenticatorTransportFuture {
  return known.includes(word);
}
