import type { PersonId } from '@anteroom/domain';
import type { Identity as IdentityPort, RequestHeaders as Headers, Session as OpenSession } from './identity.ts';
import { hasFactor, type SecondFactors as FactorsOfPeople } from './second-factors.ts';

/** Who people with an account are, for the features that ask. */
export type Identity = IdentityPort;

/** A session of somebody signed in. */
export type Session = OpenSession;

/** The headers of a request, as Node gives them. */
export type RequestHeaders = Headers;

/** What people have beside their password. */
export type SecondFactors = FactorsOfPeople;

/** Whether somebody has a second factor, and so owes it. */
export async function hasSecondFactor(factors: Pick<SecondFactors, 'factorsOf'>, id: PersonId): Promise<boolean> {
  return hasFactor(await factors.factorsOf(id));
}
