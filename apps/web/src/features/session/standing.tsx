import { toClient } from '@anteroom/protocol';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Connection } from '../../connection/connection.ts';

/**
 * Asks again who this person is, and for all that the page shows by it, as soon as they are something else (P6). A page on
 * which they may not be any more then says so.
 */
export function Standing({ connection }: { readonly connection: Connection }): null {
  const queries = useQueryClient();
  useEffect(
    () => connection.on(toClient.standingChanged, () => void queries.invalidateQueries()),
    [connection, queries],
  );
  return null;
}
