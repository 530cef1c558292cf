import type { Verb } from '@anteroom/domain';

/**
 * What the access table is asked before a route or message is handled: the verbs that it may come to, or `anybody` where
 * it asks for none, such as signing in. The server asks; this says it where the route is defined, and a test walks all of
 * them through the table.
 */
export type Access = readonly Verb[] | 'anybody';
