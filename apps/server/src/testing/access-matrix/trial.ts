import type { Access } from '@anteroom/protocol';
import { expectedAnswer, verbsOf, verdictOn } from './expected.ts';
import { everybody, walkersFor, type Walker } from './people.ts';
import type { Sample, Situation } from './sample.ts';
import type { Spot } from './spots.ts';
import type { MatrixWorld } from './world.ts';

/** What somebody was answered, beside what they had to be. */
export interface Outcome {
  readonly who: string;
  readonly answer: string;
  readonly expected: string;
  /** What was changed although it was refused; empty where all is well. */
  readonly wrong: readonly string[];
}

/** How a request is sent by somebody; answers `ok` or the code, and the refusal as it came. */
export type Send<Request> = (
  at: Situation,
  request: Request,
) => Promise<{ readonly answer: string; readonly refusal: unknown }>;

/** Lets everybody try one sample at one place. Everything that they change is undone. */
export async function tryAt<Request>(
  world: MatrixWorld,
  spot: Spot,
  access: Access,
  sample: Sample<Request>,
  options: { readonly send: Send<Request>; readonly withPage: boolean; readonly asVisitor: (who: Walker) => boolean },
): Promise<readonly Outcome[]> {
  const verbs = verbsOf(access, sample);
  const walkers = access === 'anybody' ? everybody : walkersFor(verbs, sample.ticked);
  const outcomes: Outcome[] = [];
  for (const walker of walkers) {
    // Without a session or a token there is no socket: the handshake's own test.
    if (options.withPage && walker.kind === 'visitor') continue;
    outcomes.push(await tryAs(world, spot, access, sample, { ...options, walker }));
  }
  return outcomes;
}

async function tryAs<Request>(
  world: MatrixWorld,
  spot: Spot,
  access: Access,
  sample: Sample<Request>,
  options: {
    readonly send: Send<Request>;
    readonly withPage: boolean;
    readonly asVisitor: (who: Walker) => boolean;
    readonly walker: Walker;
  },
): Promise<Outcome> {
  const { walker, send, withPage, asVisitor } = options;
  const before = world.rewindable();
  const actor = await world.assume(walker);
  const page = withPage ? await world.openPageOf(walker) : null;
  try {
    const place = sample.place?.({ spot, actor }) ?? spot.place;
    const asked = asVisitor(walker) ? ({ kind: 'visitor' } as const) : actor;
    const verdict = verdictOn(access, verbsOf(access, sample), asked, place);
    const at: Situation = { world, spot, actor, walker, page, allowed: verdict.allowed };
    const request = await sample.request(at);
    const prepared = world.rewindable();
    const { answer, refusal } = await send(at, request);
    const wrong: string[] = [];
    if (answer !== 'ok') {
      if ((await prepared.changes()) > 0) wrong.push('a refusal changed something');
      if (!saysNothingElse(refusal, answer)) wrong.push(`a refusal says more: ${JSON.stringify(refusal)}`);
    }
    return { who: walker.name, answer, expected: expectedAnswer(sample, verdict, at), wrong };
  } finally {
    await before.undo();
    page?.close();
  }
}

/** A refusal is its code, and the name of a field at most. */
function saysNothingElse(refusal: unknown, code: string): boolean {
  return (
    JSON.stringify(refusal) === JSON.stringify({ code }) ||
    /^\{"code":"[a-z-]+","field":"[\w.]+"\}$/.test(JSON.stringify(refusal))
  );
}

/** What is compared: everybody with their answer, and whatever was wrong beside it. */
export function answersIn(outcomes: readonly Outcome[]): Readonly<Record<string, string>> {
  return Object.fromEntries(outcomes.map(({ who, answer, wrong }) => [who, [answer, ...wrong].join('; ')]));
}

/** The same, as it has to be. */
export function expectedIn(outcomes: readonly Outcome[]): Readonly<Record<string, string>> {
  return Object.fromEntries(outcomes.map(({ who, expected }) => [who, expected]));
}
