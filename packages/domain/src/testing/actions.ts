import * as fc from 'fast-check';
import { stayCommandKinds, type StayCommandKind } from './stay-commands.ts';

/** Something that somebody does in the world; numbers choose among what is there. */
export type Action =
  | { readonly does: 'arrive'; readonly clinic: number; readonly person: number }
  | { readonly does: 'join' | 'add'; readonly stay: number; readonly person: number }
  | { readonly does: 'leave'; readonly person: number; readonly reason: 'left' | 'gone' }
  | { readonly does: 'end-call'; readonly person: number }
  | {
      readonly does: 'stay';
      readonly stay: number;
      readonly person: number;
      readonly command: StayCommandKind;
    };

const who = fc.integer({ min: 1, max: 6 });
/** Counted from the newest stay, so that there is often something left to do. */
const stay = fc.integer({ min: 0, max: 7 });

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('arrive'), clinic: fc.integer({ min: 1, max: 3 }), person: who }),
  },
  { weight: 5, arbitrary: fc.record({ does: fc.constantFrom('join', 'add'), stay, person: who }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('leave'), person: who, reason: fc.constantFrom('left', 'gone') }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('end-call'), person: who }) },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('stay'),
      stay,
      person: who,
      command: fc.constantFrom(...stayCommandKinds),
    }),
  },
);

/** A random run: what six professionals and many callers do in three clinics. */
export const run: fc.Arbitrary<readonly Action[]> = fc.array(action, { minLength: 1, maxLength: 60, size: 'max' });
