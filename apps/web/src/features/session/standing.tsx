import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Connection } from '../../connection/connection.ts';
import { followStanding } from './follow-standing.ts';

/** Keeps what the page shows true to what this person may. A page on which they may not be any more then says so. */
export function Standing({ connection }: { readonly connection: Connection }): null {
  const queries = useQueryClient();
  useEffect(() => followStanding(connection, queries), [connection, queries]);
  return null;
}
