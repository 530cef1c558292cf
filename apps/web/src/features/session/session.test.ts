import { expect, test } from 'vitest';
import { destinationAfterSignIn } from './session.ts';

test.each([
  [undefined, '/clinics'],
  ['/clinics/renal/waiting-area', '/clinics/renal/waiting-area'],
  ['/clinics', '/clinics'],
  ['https://elsewhere.example/clinics', '/clinics'],
  ['//elsewhere.example', '/clinics'],
  ['/clinics//elsewhere.example', '/clinics'],
  ['/api/auth/sign-out', '/clinics'],
  ['/clinics/../api', '/clinics'],
])('having asked for %s, one goes to %s', (next, destination) => {
  expect(destinationAfterSignIn(next)).toBe(destination);
});
