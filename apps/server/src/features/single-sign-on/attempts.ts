import type { Duration, OrganisationId, SingleSignOnProvider } from '@anteroom/domain';
import * as z from 'zod';
import type { Database } from '../../database/database.ts';
import type { Clock } from '../../platform/clock.ts';
import { hashOf, newToken, type SingleSignOnSecrets } from './secrets.ts';

/** How long somebody may take at their provider. */
export const attemptLasts: Duration = 10 * 60_000;

/** A way to a provider and back, as it was begun. */
const attempt = z.strictObject({
  /** What the provider hands back; it names the attempt. */
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  requestId: z.string(),
  /** Hash of the cookie of the browser that began: nobody is signed in by a link that somebody else began. */
  browser: z.string(),
  /** Hash of the provider's settings: what is changed meanwhile answers nothing. */
  provider: z.string(),
  /** Where they wanted to go. */
  next: z.string(),
  /** What a SAML provider has said, until the browser comes for it. */
  answer: z
    .strictObject({
      claim: z.strictObject({
        subject: z.string(),
        email: z.string().nullable(),
        isEmailVerified: z.boolean(),
        name: z.string().nullable(),
      }),
      providerSession: z.string().nullable(),
    })
    .nullable(),
});
export type Attempt = z.infer<typeof attempt>;

/** Ways that have begun: in the database, so that any node takes who comes back; each is taken once. */
export interface Attempts {
  begin(
    organisation: OrganisationId,
    provider: SingleSignOnProvider,
    by: { readonly browser: string; readonly next: string },
  ): Promise<Attempt>;
  /** Goes on under a new name, with what the provider has said. */
  goOn(organisation: OrganisationId, before: Attempt, answer: NonNullable<Attempt['answer']>): Promise<Attempt>;
  /** Takes an attempt of this organisation by its name; null where there is none, it was taken, or its time is over. */
  take(organisation: OrganisationId, provider: SingleSignOnProvider, state: string): Promise<Attempt | null>;
}

export function createAttempts(parts: {
  readonly database: Database;
  readonly secrets: SingleSignOnSecrets;
  readonly clock: Clock;
}): Attempts {
  const { database, secrets, clock } = parts;

  const keep = async (organisationId: OrganisationId, begun: Attempt): Promise<Attempt> => {
    const { singleSignOn } = database.stores;
    await singleSignOn.sweep(clock.now());
    await singleSignOn.begin({
      hash: hashOf(begun.state),
      organisationId,
      sealed: secrets.seal('attempt', organisationId, JSON.stringify(begun)),
      expiresAt: clock.now() + attemptLasts,
    });
    return begun;
  };

  return {
    begin: (organisation, provider, { browser, next }) =>
      keep(organisation, {
        state: newToken(),
        nonce: newToken(),
        verifier: newToken(),
        // XML names may not begin with a digit.
        requestId: `_${newToken()}`,
        browser: textOf(hashOf(browser)),
        provider: markOf(provider),
        next,
        answer: null,
      }),
    goOn: (organisation, before, answer) => keep(organisation, { ...before, state: newToken(), answer }),
    async take(organisation, provider, state) {
      const taken = await database.stores.singleSignOn.takeAttempt(hashOf(state));
      if (taken === null || taken.organisationId !== organisation || taken.expiresAt <= clock.now()) return null;
      const text = secrets.unseal('attempt', organisation, taken.sealed);
      const begun = text === null ? null : attempt.parse(JSON.parse(text));
      return begun?.provider === markOf(provider) ? begun : null;
    },
  };
}

/** Whether this is the browser that began. */
export function isOwn({ browser }: Attempt, cookie: string | undefined): boolean {
  return cookie !== undefined && textOf(hashOf(cookie)) === browser;
}

function markOf(provider: SingleSignOnProvider): string {
  return textOf(hashOf(JSON.stringify(Object.entries(provider).sort())));
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
