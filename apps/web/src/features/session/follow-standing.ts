import { toClient } from '@anteroom/protocol';
import type { QueryClient } from '@tanstack/react-query';
import type { Connection } from '../../connection/connection.ts';
import { sessionQuery } from './session.ts';

/**
 * Asks again who this person is, and for all that the page shows by it, as soon as they are something else (P6), until the
 * returned function is called. Each opening of the connection asks who they are too: the page was read before anybody
 * listened, and while the connection was away a change was told to nobody.
 */
export function followStanding(connection: Connection, queries: QueryClient): () => void {
  const stops = [
    connection.on(toClient.standingChanged, () => void queries.invalidateQueries()),
    connection.onConnected(() => void askAnew(queries)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** The rest only if the answer is another one: a page that opens doesn't load everything twice. */
async function askAnew(queries: QueryClient): Promise<void> {
  const before = answers(queries);
  await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
  const after = answers(queries);
  // An answer that says the same is the same object (structural sharing).
  if ([...before].some(([key, answer]) => after.get(key) !== answer)) await queries.invalidateQueries();
}

/** What was answered so far to the questions of who somebody is. */
function answers(queries: QueryClient): ReadonlyMap<string, unknown> {
  const all = queries.getQueryCache().findAll({ queryKey: sessionQuery.queryKey });
  return new Map(
    all.filter(({ state }) => state.data !== undefined).map(({ queryHash, state }) => [queryHash, state.data]),
  );
}
