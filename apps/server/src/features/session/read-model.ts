import type { Identity as IdentityPort, Session as OpenSession } from './identity.ts';

/** Who people with an account are, for the features that ask. */
export type Identity = IdentityPort;

/** A session of somebody signed in. */
export type Session = OpenSession;
