import type { PersonId } from '@anteroom/domain';
import { createSecretSeal } from '../../platform/sealed-by-secret.ts';

/** The numbers to which staff want text messages: sealed, since the database needn't read them. */
export interface AlertPhones {
  seal(person: PersonId, number: string): Uint8Array;
  /** Null where none is kept, or it was sealed with another secret. */
  open(person: PersonId, sealed: Uint8Array | null): string | null;
}

/** @param secret the installation's own */
export function createAlertPhones(secret: string): AlertPhones {
  const seal = createSecretSeal(secret, 'anteroom alert phone');
  return {
    seal: (person, number) => seal.seal(person, number),
    open: (person, sealed) => (sealed === null ? null : seal.unseal(person, sealed)),
  };
}
