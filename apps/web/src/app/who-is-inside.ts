import type { Me } from '@anteroom/protocol';
import { redirect } from '@tanstack/react-router';
import { sessionQuery } from '../features/session/session.ts';
import { RestError } from '../rest/rest-client.ts';
import { queries } from './queries.ts';

/** Why somebody isn't inside: the door asks for what is missing. */
const notInside: ReadonlySet<string> = new Set(['not-signed-in', 'second-factor-needed', 'session-locked']);

/**
 * Who is signed in, for the pages below. Everybody else is led to the door, and back from there.
 * @param pathname the page that they asked for
 */
export async function whoIsInside(pathname: string): Promise<{ readonly me: Me }> {
  try {
    return { me: await queries.ensureQueryData(sessionQuery) };
  } catch (error) {
    if (!(error instanceof RestError)) throw error;
    if (error.code === 'enrolment-needed') throw redirect({ to: '/second-factor' });
    if (notInside.has(error.code)) throw redirect({ to: '/sign-in', search: { next: pathname } });
    throw error;
  }
}
