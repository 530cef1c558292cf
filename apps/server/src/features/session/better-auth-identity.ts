import { createHash, randomBytes } from 'node:crypto';
import {
  accepted,
  isPersonId,
  passwordProblem,
  refused,
  shortestIdleLock,
  type Duration,
  type PersonId,
} from '@anteroom/domain';
import { betterAuth } from 'better-auth/minimal';
import { serializeSignedCookie } from 'better-call';
import * as z from 'zod';
import type { Clock } from '../../platform/clock.ts';
import { base, betterAuthOptions, sessionLength, type BetterAuthParts } from './better-auth-options.ts';
import type { AnySession, Identity, RequestHeaders } from './identity.ts';
import type { SessionRow, UserRow } from './session-row.ts';
import { isAssurance, sessionStateOf, type SessionPolicy } from './session-state.ts';

const emailAddress = z.email().max(254);

const keptNote = z.object({ note: z.string(), until: z.number() });

/** What of a browser's name for itself is kept. */
const userAgentLength = 300;

/** Identity by the library better-auth: it keeps accounts and sessions, and only what is listed here reaches it. */
export function createBetterAuthIdentity(
  parts: BetterAuthParts & {
    readonly clock: Clock;
    readonly policy: SessionPolicy;
    /** After how long the sessions of somebody lock in which nobody does anything. */
    readonly idleLockOf: (id: PersonId) => Promise<Duration>;
  },
): Identity {
  const { clock, policy, idleLockOf } = parts;
  const auth = betterAuth(betterAuthOptions(parts));
  const context = () => auth.$context;

  const anySessionOf = async (headers: RequestHeaders): Promise<AnySession | null> => {
    const cookie = headers['cookie'];
    if (typeof cookie !== 'string' || !cookie.includes('anteroom.session_token')) return null;
    const found = await auth.api.getSession({ headers: new Headers({ cookie }) });
    return found === null ? null : describe(found.session, found.user);
  };

  const describe = async (row: SessionRow, user: UserRow): Promise<AnySession | null> => {
    const { assurance, kept, createdAt, activeAt, lockedAt, provenAt } = row;
    if (!isPersonId(user.id) || !isAssurance(assurance)) return null;
    const begunAt = createdAt.getTime();
    const now = clock.now();
    const facts = { assurance, kept, activeAt: activeAt?.getTime() ?? begunAt, lockedAt: lockedAt?.getTime() ?? null };
    // Nobody is asked while no answer could lock it.
    const isBusy = kept || now - facts.activeAt <= shortestIdleLock;
    const idleLock = isBusy ? policy.idleLock : await idleLockOf(user.id);
    const state = sessionStateOf(facts, { ...policy, idleLock }, now);
    if (state === null) return null;
    return {
      sessionId: row.id,
      personId: user.id,
      name: user.name,
      email: user.email,
      expiresAt: row.expiresAt.getTime(),
      state,
      assurance,
      kept,
      begunAt,
      provenAt: provenAt?.getTime() ?? begunAt,
      userAgent: row.userAgent ?? '',
    };
  };

  const sessionOf: Identity['sessionOf'] = async (headers) => {
    const session = await anySessionOf(headers);
    return session?.state === 'open' ? session : null;
  };

  const change = async (sessionId: string, update: Partial<SessionRow>): Promise<void> => {
    const { adapter } = await context();
    await adapter.update({ model: 'session', where: [{ field: 'id', value: sessionId }], update });
  };

  const rowsOf = async (id: string): Promise<readonly SessionRow[]> => {
    const { adapter } = await context();
    const rows = await adapter.findMany<SessionRow>({
      model: 'session',
      where: [{ field: 'userId', value: id }],
      sortBy: { field: 'createdAt', direction: 'desc' },
    });
    return rows.filter(({ expiresAt }) => expiresAt.getTime() > Date.now());
  };

  const passwordHashOf = async (id: string): Promise<string | null> => {
    const { internalAdapter } = await context();
    const accounts = await internalAdapter.findAccounts(id);
    return accounts.find(({ providerId }) => providerId === 'credential')?.password ?? null;
  };

  const noteIn = (found: { readonly value: string } | null): string | null => {
    if (found === null) return null;
    const { note, until } = z.parse(keptNote, JSON.parse(found.value));
    return clock.now() < until ? note : null;
  };

  return {
    sessionOf,
    anySessionOf,
    async staffOf(headers) {
      return (await sessionOf(headers))?.personId ?? null;
    },
    async checkPassword(email, password) {
      const { internalAdapter, password: passwords } = await context();
      const found = await internalAdapter.findUserByEmail(email.trim().toLowerCase());
      const hash = found === null ? null : await passwordHashOf(found.user.id);
      if (hash === null || found === null) {
        // As long as looking would have taken.
        await passwords.hash(password);
        return null;
      }
      return (await passwords.verify({ hash, password })) && isPersonId(found.user.id) ? found.user.id : null;
    },
    async openSession(id, { assurance, kept, userAgent }) {
      const { internalAdapter, authCookies, secret } = await context();
      const now = new Date(clock.now());
      const fields = { assurance, kept, activeAt: now, provenAt: now, userAgent: userAgent.slice(0, userAgentLength) };
      const { token } = await internalAdapter.createSession(id, false, fields, true);
      const { name, attributes } = authCookies.sessionToken;
      // Without a length it ends with the browser, unless it is kept for the day.
      const { maxAge: _, ...others } = attributes;
      return [await serializeSignedCookie(name, token, secret, kept ? { ...others, maxAge: sessionLength } : others)];
    },
    async signOut({ cookie }) {
      const response = await auth.handler(
        new Request(`${base}/api/auth/sign-out`, {
          method: 'POST',
          headers: {
            ...(typeof cookie === 'string' ? { cookie } : {}),
            origin: base,
            'content-type': 'application/json',
          },
          body: '{}',
        }),
      );
      return response.headers.getSetCookie();
    },
    async signOutEverywhere(id) {
      const rows = await rowsOf(id);
      const { internalAdapter } = await context();
      await internalAdapter.deleteUserSessions(id);
      return rows.map((row) => row.id);
    },
    async sessionsOf(id) {
      const { internalAdapter } = await context();
      const user = await internalAdapter.findUserById(id);
      if (user === null) return [];
      const sessions = await Promise.all((await rowsOf(id)).map((row) => describe(row, user)));
      return sessions.filter((session) => session !== null).sort((left, right) => right.begunAt - left.begunAt);
    },
    async endSession(id, sessionId) {
      const row = (await rowsOf(id)).find((one) => one.id === sessionId);
      if (row === undefined) return false;
      const { internalAdapter } = await context();
      await internalAdapter.deleteSession(row.token);
      return true;
    },
    idleLockOf,
    touch: (sessionId) => change(sessionId, { activeAt: new Date(clock.now()) }),
    lock: (sessionId) => change(sessionId, { lockedAt: new Date(clock.now()) }),
    async prove(sessionId) {
      const now = new Date(clock.now());
      await change(sessionId, { activeAt: now, provenAt: now, lockedAt: null });
    },
    async createPerson({ email, name, password, mailboxProven = true }) {
      const address = email.trim().toLowerCase();
      if (!emailAddress.safeParse(address).success) return refused('malformed-email');
      const problem = passwordProblem(password, [address, name]);
      if (problem !== null) return refused(problem);
      const { internalAdapter, password: passwords } = await context();
      if ((await internalAdapter.findUserByEmail(address)) !== null) return refused('email-taken');
      const hash = await passwords.hash(password);
      const user = await internalAdapter.createUser(
        { email: address, name, emailVerified: mailboxProven },
        { method: 'admin' },
      );
      if (!isPersonId(user.id)) throw new Error('The identity library made an id of its own.');
      await internalAdapter.linkAccount({
        userId: user.id,
        accountId: user.id,
        providerId: 'credential',
        password: hash,
      });
      return accepted(user.id);
    },
    async removePerson(id) {
      const { internalAdapter } = await context();
      await internalAdapter.deleteUser(id);
    },
    async isMailboxProven(id) {
      const { internalAdapter } = await context();
      return (await internalAdapter.findUserById(id))?.emailVerified === true;
    },
    async noteMailboxProven(id) {
      const { internalAdapter } = await context();
      await internalAdapter.updateUser(id, { emailVerified: true });
    },
    async personByEmail(email) {
      const { internalAdapter } = await context();
      const found = await internalAdapter.findUserByEmail(email.trim().toLowerCase());
      return found !== null && isPersonId(found.user.id) ? found.user.id : null;
    },
    async accountOf(id) {
      const { internalAdapter } = await context();
      const found = await internalAdapter.findUserById(id);
      return found === null ? null : { email: found.email, name: found.name };
    },
    async rename(id, name) {
      const { internalAdapter } = await context();
      await internalAdapter.updateUser(id, { name });
    },
    async setPassword(id, password) {
      const { internalAdapter, password: passwords } = await context();
      const hash = await passwords.hash(password);
      if ((await passwordHashOf(id)) !== null) return internalAdapter.updatePassword(id, hash);
      await internalAdapter.linkAccount({ userId: id, accountId: id, providerId: 'credential', password: hash });
    },
    async keepNote(note, lasts) {
      const { internalAdapter } = await context();
      const token = randomBytes(32).toString('base64url');
      await internalAdapter.createVerificationValue({
        identifier: hashOf(token),
        value: JSON.stringify({ note, until: clock.now() + lasts }),
        expiresAt: new Date(Date.now() + lasts),
      });
      return token;
    },
    async readNote(token) {
      const { internalAdapter } = await context();
      return noteIn(await internalAdapter.findVerificationValue(hashOf(token)));
    },
    async takeNote(token) {
      const { internalAdapter } = await context();
      return noteIn(await internalAdapter.consumeVerificationValue(hashOf(token)));
    },
    async passwordMark(id) {
      const hash = await passwordHashOf(id);
      return hash === null ? null : hashOf(hash);
    },
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
