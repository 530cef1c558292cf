import { routes, type OwnSession } from '@anteroom/protocol';
import { queryOptions } from '@tanstack/react-query';
import { rest } from '../../rest/rest-client.ts';

const nothing = { params: {}, body: {} } as const;

/** The browser's session whatever its state; null where there is none. */
export const ownSessionQuery = queryOptions({
  queryKey: ['own-session'],
  queryFn: readOwnSession,
  staleTime: 0,
});

/** Asks for it anew. */
export async function readOwnSession(): Promise<OwnSession | null> {
  return (await rest(routes.session, nothing)).session;
}

/** The code of an app, or a backup code, after the password. */
export async function giveCode(code: string): Promise<void> {
  await rest(routes.giveSecondFactor, { params: {}, body: { code } });
}

/** Shows by the password who one is. */
export async function unlock(password: string): Promise<void> {
  await rest(routes.unlock, { params: {}, body: { password } });
}

/** A new secret for an authenticator app. */
export function offerTotp(): Promise<{ secret: string; address: string }> {
  return rest(routes.offerTotp, nothing);
}

/** The first code of it; answers the backup codes. */
export async function confirmTotp(code: string): Promise<readonly string[]> {
  return (await rest(routes.confirmTotp, { params: {}, body: { code } })).backupCodes;
}
