import { describe, expectTypeOf, test } from 'vitest';
import type { PersonId } from '../ids.ts';
import type { BeingSeen, Consultation, Ended, NonEmpty, OnHold, Provider, Waiting } from './state.ts';

/** Checked by the compiler: `npm run lint` fails where one of these no longer holds. */
describe('a state is a type with its own fields', () => {
  test('on hold without heldBy is no consultation', () => {
    expectTypeOf<OnHold>().toExtend<Consultation>();
    expectTypeOf<Omit<OnHold, 'heldBy'>>().not.toExtend<Consultation>();
    expectTypeOf<OnHold['heldBy']>().toEqualTypeOf<PersonId>();
  });

  test('being seen without a call or a provider is none', () => {
    expectTypeOf<Omit<BeingSeen, 'callId'>>().not.toExtend<Consultation>();
    expectTypeOf<Omit<BeingSeen, 'providers'>>().not.toExtend<Consultation>();
    expectTypeOf<readonly []>().not.toExtend<NonEmpty<Provider>>();
  });

  test('ended without an outcome is none, and nobody holds a waiting stay', () => {
    expectTypeOf<Omit<Ended, 'outcome'>>().not.toExtend<Consultation>();
    expectTypeOf<Waiting>().not.toHaveProperty('heldBy');
  });
});
