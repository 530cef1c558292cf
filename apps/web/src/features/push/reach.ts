import { reach, type Reach } from '@anteroom/protocol';
import * as z from 'zod/mini';
import { request } from '../../rest/rest-client.ts';

/** By which ways the server reaches somebody who has put the page away; null where it can't be found out now. */
export async function readReach(): Promise<Reach | null> {
  try {
    const parsed = z.safeParse(reach, await request('GET', '/api/reach'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
