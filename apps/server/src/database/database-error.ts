/** What went wrong in the database, in words that hold no value of any row: those may be personal data. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  /** Five characters of PostgreSQL, or null where it never got there. */
  readonly sqlState: string | null;
  /** The constraint that refused, if one did. */
  readonly constraint: string | null;

  /** @param message for developers and operators */
  constructor(message: string, sqlState: string | null = null, constraint: string | null = null) {
    super(message);
    this.sqlState = sqlState;
    this.constraint = constraint;
  }
}

/** Deadlock and failed serialisation: PostgreSQL undid one of two transactions that met. */
const conflictStates: readonly (string | null)[] = ['40P01', '40001'];

/**
 * What refuses the second of two who do the same at once: done again, it finds what the first has made. Two calls that
 * somebody joins; two invitations of one person to one place; two user rooms
 * of one owner; two people by one invitation into a call.
 */
const conflictConstraints: readonly (string | null)[] = [
  'call_provider_pkey',
  'invitation_open',
  'room_one_of_owner',
  'visit_one_of_invitation',
];

/** Whether doing the whole transaction again may succeed, because another one was merely in its way. */
export function isConflict(error: unknown): boolean {
  if (!(error instanceof DatabaseError)) return false;
  return conflictStates.includes(error.sqlState) || conflictConstraints.includes(error.constraint);
}
