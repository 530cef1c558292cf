import type { Actor, Permission, Place, Verb } from '@anteroom/domain';
import type { RequestOf, Routes, ToServerName } from '@anteroom/protocol';
import type { PageClient } from '@anteroom/testkit';
import type * as z from 'zod/mini';
import type { Walker } from './people.ts';
import type { Spot } from './spots.ts';
import type { MatrixWorld } from './world.ts';

/** What a sample can be made of: who is tried where, and the world around them. */
export interface Situation {
  readonly world: MatrixWorld;
  /** Where. */
  readonly spot: Spot;
  /** Who, as the access table knows them. */
  readonly actor: Actor;
  readonly walker: Walker;
  /** Whether they may, by the access table. */
  readonly allowed: boolean;
  /** Whether they guess, and so are in no call that they have no right to. */
  readonly guesses?: boolean;
  /** Their page, where a message is tried and they have one. */
  readonly page: PageClient | null;
}

/** Why the access table refuses. */
export type Reason = 'not-signed-in' | 'not-found' | 'forbidden';

/** One good use of a route or message, as everybody tries it at every place. */
export interface Sample<Request> {
  /** What of it, where there are several. */
  readonly what?: string;
  /** The verbs that this one comes to, any of which suffices; all that the route or message names where it isn't said. */
  readonly verbs?: readonly Verb[];
  /** What has to be ticked, where it isn't what the table says of the verbs: in a room it is the room's permission. */
  readonly ticked?: readonly Permission[];
  /** What the access table is asked about; the clinic and its first stay where it isn't said. */
  readonly place?: (at: Pick<Situation, 'spot' | 'actor'>) => Place;
  /** What is sent; makes first whatever it is about. All of it is undone afterwards. */
  readonly request: (at: Situation) => Request | Promise<Request>;
  /** What whoever may is answered: `ok` where it isn't said, or the code of a refusal of another kind. */
  readonly granted?: string | ((at: Pick<Situation, 'spot' | 'actor'>) => string);
  /** The codes in place of those of the access table, where a thing that is hidden has a code of its own. */
  readonly refused?: Readonly<Partial<Record<Reason, string>>>;
}
export type Samples<Request> = readonly [Sample<Request>, ...Sample<Request>[]];

export type RouteName = keyof Routes;

/** A request to whichever route. */
export interface SentToRoute {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly cookie?: string;
}

/** What goes with a request to a route; what has to be empty is left out. */
export interface RouteRequest<Name extends RouteName> extends SentToRoute {
  readonly params?: z.input<Routes[Name]['params']>;
  readonly query?: z.input<Routes[Name]['query']>;
  readonly body?: z.input<Routes[Name]['body']>;
  /** In place of the cookies of whoever is tried: where a token of another kind counts. */
  readonly cookie?: string;
}

/** The samples of every route of some names: whoever adds a route adds its samples, or nothing compiles. */
export type RouteSamples<Name extends RouteName = RouteName> = {
  readonly [Each in Name]: Samples<RouteRequest<Each>>;
};

/** The same for messages of a socket. */
export type MessageSamples<Name extends ToServerName = ToServerName> = {
  readonly [Each in Name]: Samples<RequestOf<Each>>;
};
