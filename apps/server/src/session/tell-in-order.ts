import type { Log } from '../platform/log.ts';

/**
 * Makes what keeps the telling in the order of the commits: `prepare` begins at once, `tell` follows when everything
 * that was handed in earlier has been told. An error is logged and comes back; it never holds up the next.
 */
export function createTellInOrder(log: Log): TellInOrder {
  let last: Promise<unknown> = Promise.resolve();
  return (prepare, tell) => {
    const prepared = prepare();
    const told = Promise.allSettled([prepared, last]).then(async () => tell(await prepared));
    last = told.catch((error: unknown) => log.error({ err: error }, 'Telling failed.'));
    return told;
  };
}

export type TellInOrder = <Prepared, Told>(
  prepare: () => Promise<Prepared>,
  tell: (prepared: Prepared) => Told,
) => Promise<Told>;
