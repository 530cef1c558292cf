import type { PersonId } from '@anteroom/domain';

/** Somebody with an account, signed in. */
export interface SignedIn {
  readonly personId: PersonId;
  readonly email: string;
  readonly cookie: string;
}
