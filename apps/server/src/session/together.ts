/**
 * Waits for statements that were sent together in one transaction. Where one fails, PostgreSQL refuses those after it
 * too, and their errors may come back sooner: the one that counts is the first in order, and that is what is thrown.
 */
export async function together<const Work extends readonly unknown[]>(
  work: Work,
): Promise<{ -readonly [Index in keyof Work]: Awaited<Work[Index]> }> {
  for (const outcome of await Promise.allSettled(work)) {
    if (outcome.status === 'rejected') throw outcome.reason;
  }
  return Promise.all(work);
}
