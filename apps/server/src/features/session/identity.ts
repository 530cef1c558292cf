import type { Duration, Instant, PasswordProblem, PersonId, Result } from '@anteroom/domain';
import type { Assurance, SessionState } from './session-state.ts';

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

/** A session whatever its state: also one that waits for a second factor, or is locked. */
export interface AnySession extends Session {
  readonly state: SessionState;
  readonly assurance: Assurance;
  /** Kept for the day: idling doesn't lock it. */
  readonly kept: boolean;
  readonly begunAt: Instant;
  /** When its person last showed who they are. */
  readonly provenAt: Instant;
  /** What the browser called itself when the session was opened. */
  readonly userAgent: string;
}

/** What a session is opened with. */
export interface NewSession {
  readonly assurance: Assurance;
  readonly kept: boolean;
  readonly userAgent: string;
}

/** Why no account was made. */
export type NewPersonProblem = 'email-taken' | 'malformed-email' | PasswordProblem;

/** Who people with an account are, proven by e-mail and password (P1, P4). Roles and clinics are none of its business. */
export interface Identity {
  /** The session that a request's cookies name, or null; one that waits for a second factor or is locked is none. */
  sessionOf(headers: RequestHeaders): Promise<Session | null>;
  /** The session that a request's cookies name, whatever its state; null where there is none or it is over. */
  anySessionOf(headers: RequestHeaders): Promise<AnySession | null>;
  /** The person who is signed in, or null. */
  staffOf(headers: RequestHeaders): Promise<PersonId | null>;
  /** Whose password this is, or null for a wrong e-mail or password; both take the same time. */
  checkPassword(email: string, password: string): Promise<PersonId | null>;
  /** Opens a session; answers the cookies to set. */
  openSession(id: PersonId, wanted: NewSession): Promise<readonly string[]>;
  /** Ends the session of the request; answers the cookies to set. */
  signOut(headers: RequestHeaders): Promise<readonly string[]>;
  /** Ends every session of somebody; answers their ids, so that their pages are cut. */
  signOutEverywhere(id: PersonId): Promise<readonly string[]>;
  /** Every session of somebody that isn't over, the newest first. */
  sessionsOf(id: PersonId): Promise<readonly AnySession[]>;
  /** Ends one session of somebody; false where it isn't theirs or isn't there. */
  endSession(id: PersonId, sessionId: string): Promise<boolean>;
  /** After how long the sessions of somebody lock in which nobody does anything, in milliseconds. */
  idleLockOf(id: PersonId): Promise<Duration>;
  /** The person did something just now. */
  touch(sessionId: string): Promise<void>;
  /** Nobody gets on with the session until `prove`. */
  lock(sessionId: string): Promise<void>;
  /** The person has shown again who they are: unlocks, and allows what is delicate for a while. */
  prove(sessionId: string): Promise<void>;
  /** Makes an account. Nobody can do so over the network but by an invitation. */
  createPerson(person: {
    readonly email: string;
    readonly name: string;
    readonly password: string;
    /** False where somebody else vouches for the address and nobody has read a mail at it; true where it isn't said. */
    readonly mailboxProven?: boolean;
  }): Promise<Result<PersonId, NewPersonProblem>>;
  /** Takes back an account that has just been made, and that nobody has used. */
  removePerson(id: PersonId): Promise<void>;
  /** Whether whoever made the account, or has set its password since, has shown that its mailbox is theirs. */
  isMailboxProven(id: PersonId): Promise<boolean>;
  noteMailboxProven(id: PersonId): Promise<void>;
  /** The account with this e-mail, or null. */
  personByEmail(email: string): Promise<PersonId | null>;
  /** What an account is known by, or null for nobody known. */
  accountOf(id: PersonId): Promise<{ readonly email: string; readonly name: string } | null>;
  /** Changes the name of an account. */
  rename(id: PersonId, name: string): Promise<void>;
  /** Changes the password; whoever asks has judged it. Ends no session. */
  setPassword(id: PersonId, password: string): Promise<void>;
  /**
   * Keeps a note that can be taken once, and for so long; answers the token that it is taken by, which is not kept itself.
   * @param lasts milliseconds
   */
  keepNote(note: string, lasts: Duration): Promise<string>;
  /** Reads a note and leaves it there. */
  readNote(token: string): Promise<string | null>;
  /** Takes a note; null where there is none, it was taken already, or its time is over. */
  takeNote(token: string): Promise<string | null>;
  /** A mark of the password that somebody has now, which changes with it; null for one who has none. */
  passwordMark(id: PersonId): Promise<string | null>;
}
