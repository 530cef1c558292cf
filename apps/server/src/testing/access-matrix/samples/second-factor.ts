import { randomBytes } from 'node:crypto';
import type { RouteSamples, Situation } from '../sample.ts';

/** Gives whoever is tried a passkey; answers its id. */
async function givePasskey({ world, actor }: Situation): Promise<string> {
  const id = randomBytes(16).toString('base64url');
  if (actor.kind !== 'staff') return id;
  await world.server.database.stores.secondFactors.addPasskey({
    id,
    personId: actor.personId,
    credentialId: id,
    publicKey: new Uint8Array(77),
    counter: 0,
    transports: [],
    name: 'Phone',
    backedUp: false,
    createdAt: world.server.clock.now(),
    usedAt: null,
  });
  return id;
}

const made = { name: 'Phone', id: 'AAAA', clientDataJSON: 'AAAA', attestationObject: 'AAAA', transports: [] };
const used = { id: 'AAAA', clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' };

export const secondFactorRouteSamples: RouteSamples<
  | 'giveSecondFactor'
  | 'offerTotp'
  | 'confirmTotp'
  | 'removeTotp'
  | 'renewBackupCodes'
  | 'offerPasskey'
  | 'addPasskey'
  | 'renamePasskey'
  | 'removePasskey'
  | 'askForPasskey'
  | 'givePasskey'
> = {
  // Nobody here owes a second factor: those who do have a test of their own.
  giveSecondFactor: [{ request: () => ({ body: { code: '123456' } }), granted: 'not-signed-in' }],
  offerTotp: [{ request: () => ({}) }],
  confirmTotp: [{ request: () => ({ body: { code: '000000' } }), granted: 'wrong-code' }],
  removeTotp: [{ request: () => ({}) }],
  renewBackupCodes: [
    {
      async request(at) {
        await givePasskey(at);
        return {};
      },
    },
  ],
  offerPasskey: [{ request: () => ({}) }],
  addPasskey: [{ request: () => ({ body: made }), granted: 'passkey-refused' }],
  renamePasskey: [{ request: async (at) => ({ body: { id: await givePasskey(at), name: 'Key' } }) }],
  removePasskey: [{ request: async (at) => ({ body: { id: await givePasskey(at) } }) }],
  askForPasskey: [{ request: () => ({}) }],
  givePasskey: [{ request: () => ({ body: { passkey: used } }), granted: 'passkey-refused' }],
};
