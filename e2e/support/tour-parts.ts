import type { TestServer } from '@anteroom/testkit';
import type { CallerName, Person } from './people.ts';

/** Where the pages are, and the password of everybody in the demo hospital. */
export type Site = Pick<TestServer, 'url' | 'password'>;

/** Called at every page and state, once it stands still; `name` is made for file names. */
export type Look = (name: string, person: Person) => Promise<void>;

/** Whom the tour's browsers show. */
export const tourCaller: CallerName = { first: 'Maja', last: 'Lindgren', phone: '070 174 06 05' };
