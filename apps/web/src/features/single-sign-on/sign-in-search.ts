import { singleSignOnProblem, type SingleSignOnProblem } from '@anteroom/protocol';
import * as z from 'zod/mini';

/** What may stand behind the question mark of the sign-in page. */
export interface SignInSearch {
  /** Where the person wants to go. */
  readonly next?: string;
  /** Signing in with the organisation is asked for, in place of e-mail and password. */
  readonly with?: 'organisation';
  /** Why somebody is back from their organisation's provider. */
  readonly problem?: SingleSignOnProblem;
}

/** Reads it; whatever is anything else is left out. */
export function signInSearch(search: Readonly<Record<string, unknown>>): SignInSearch {
  const problem = z.safeParse(singleSignOnProblem, search['problem']);
  return {
    ...(typeof search['next'] === 'string' ? { next: search['next'] } : {}),
    ...(search['with'] === 'organisation' ? { with: 'organisation' } : {}),
    ...(problem.success ? { problem: problem.data } : {}),
  };
}
