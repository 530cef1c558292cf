import { randomIds } from '../../platform/ids.ts';
import type { Sample, Situation } from './sample.ts';
import type { MatrixWorld } from './world.ts';
import type { Send } from './trial.ts';
import type { Walker } from './people.ts';

/** What a guesser gets to see of an answer, and the work that it made. */
export interface Guess {
  readonly answer: string;
  readonly refusal: unknown;
  readonly statements: readonly string[];
}

/**
 * Asks twice: for what is there in another organisation, and for the same with every id and slug of it replaced by one
 * that was never given. Everything is undone.
 */
export async function guessTwice<Request extends object>(
  world: MatrixWorld,
  walker: Walker,
  sample: Sample<Request>,
  options: { readonly send: Send<object>; readonly withPage: boolean },
): Promise<{ readonly there: Guess; readonly notThere: Guess }> {
  const before = world.rewindable();
  const spot = world.spots['another organisation'];
  const actor = await world.assume(walker);
  const page = options.withPage ? await world.openPageOf(walker) : null;
  try {
    const at: Situation = { world, spot, actor, walker, page, allowed: false, guesses: true };
    const request = await sample.request(at);
    return {
      there: await listened(world, () => options.send(at, request)),
      notThere: await listened(world, () => options.send(at, withInventedNames(request, spot))),
    };
  } finally {
    await before.undo();
    page?.close();
  }
}

async function listened(
  { server }: MatrixWorld,
  work: () => Promise<{ readonly answer: string; readonly refusal: unknown }>,
): Promise<Guess> {
  const statements: string[] = [];
  server.database.listen((statement) => statements.push(statement));
  const answered = await work();
  server.database.listen(null);
  return { ...answered, statements };
}

/** The same request about nothing that there is: other ids of the same form, other slugs of the same length. */
function withInventedNames(request: object, { organisation, clinic }: Situation['spot']): object {
  let text = JSON.stringify(request);
  for (const id of new Set(text.match(/(?<=")[A-Za-z0-9_-]{22}(?=")/g) ?? [])) {
    text = text.replaceAll(`"${id}"`, `"${randomIds.clinic()}"`);
  }
  for (const { slug } of [organisation, clinic])
    text = text.replaceAll(`"${slug}"`, `"${[...slug].reverse().join('')}"`);
  const invented: unknown = JSON.parse(text);
  if (typeof invented !== 'object' || invented === null) throw new Error('A request is no object.');
  return invented;
}
