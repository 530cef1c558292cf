import * as fc from 'fast-check';
import { stayCommandKinds, type StayCommandKind } from './stay-commands.ts';

/** Something that somebody does in the world; numbers choose among what is there. */
export type Action =
  | { readonly does: 'arrive'; readonly clinic: number; readonly person: number }
  | { readonly does: 'join' | 'add'; readonly stay: number; readonly person: number }
  | { readonly does: 'leave'; readonly person: number; readonly reason: 'left' | 'gone' }
  | { readonly does: 'end-call'; readonly person: number }
  | {
      readonly does: 'hold-participants' | 'take-back-participants';
      readonly person: number;
      /** Counted among those in the call, providers first. */
      readonly who: readonly number[];
    }
  | {
      readonly does: 'stay';
      readonly stay: number;
      readonly person: number;
      readonly command: StayCommandKind;
    };

/** Few, so that they often meet; the first two are there most of the time. */
const who = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(1, 2) },
  { weight: 1, arbitrary: fc.constantFrom(3, 4, 5) },
);
/** Counted from the oldest open stay, the ones that are over behind them. */
const stay = fc.oneof({ weight: 4, arbitrary: fc.nat({ max: 2 }) }, { weight: 1, arbitrary: fc.nat({ max: 7 }) });

const clinic = fc.integer({ min: 1, max: 3 });
const reason = fc.constantFrom('left' as const, 'gone' as const);
const holding = fc.record({
  does: fc.constantFrom('hold-participants' as const, 'hold-participants' as const, 'take-back-participants' as const),
  person: who,
  who: fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 3 }),
});
const command = fc.constantFrom(...stayCommandKinds);

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constant('arrive'), clinic, person: who }) },
  { weight: 12, arbitrary: fc.record({ does: fc.constantFrom('join', 'add', 'add'), stay, person: who }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('leave'), person: who, reason }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('end-call'), person: who }) },
  { weight: 3, arbitrary: holding },
  { weight: 12, arbitrary: fc.record({ does: fc.constant('stay'), stay, person: who, command }) },
);

/** A random run: what five professionals and many callers do in three clinics. */
export const run: fc.Arbitrary<readonly Action[]> = fc.array(action, { minLength: 1, maxLength: 80, size: 'max' });
