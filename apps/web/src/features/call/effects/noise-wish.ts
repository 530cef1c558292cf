import { createPreference } from '../../../connection/preference.ts';

/** Whether this person takes the noise out of their sound, on this device. */
export const noiseWish = createPreference('take-noise-out', false);
