import type { PersonId, Result } from '@anteroom/domain';

/** The headers of a request, as Node gives them. */
export type RequestHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** A session of somebody signed in. */
export interface Session {
  readonly sessionId: string;
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
  /** Milliseconds since 1970; a session ends a working day after its begin. */
  readonly expiresAt: number;
}

/** Why no account was made. */
export type NewPersonProblem = 'email-taken' | 'password-too-short' | 'malformed-email';

/** Shortest password of staff, in characters (P1). */
export const passwordLength = 13;

/** Who people with an account are, proven by e-mail and password (P1). Roles and clinics are none of its business. */
export interface Identity {
  /** The session that a request's cookies name, or null. */
  sessionOf(headers: RequestHeaders): Promise<Session | null>;
  /** The person who is signed in, or null. */
  staffOf(headers: RequestHeaders): Promise<PersonId | null>;
  /** Opens a session; answers the cookies to set, or null for a wrong e-mail or password, without saying which. */
  signIn(email: string, password: string): Promise<readonly string[] | null>;
  /** Ends the session of the request; answers the cookies to set. */
  signOut(headers: RequestHeaders): Promise<readonly string[]>;
  signOutEverywhere(id: PersonId): Promise<void>;
  /** Makes an account. Nobody can do so over the network. */
  createPerson(person: {
    readonly email: string;
    readonly name: string;
    readonly password: string;
  }): Promise<Result<PersonId, NewPersonProblem>>;
  /** The account with this e-mail, or null. */
  personByEmail(email: string): Promise<PersonId | null>;
}
