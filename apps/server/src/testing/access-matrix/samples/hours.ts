import type { RouteSamples } from '../sample.ts';

export const hoursRouteSamples: RouteSamples<'door' | 'keptWords' | 'eraseKeptWords'> = {
  door: [{ request: ({ spot }) => ({ params: { clinic: spot.clinic.slug } }) }],
  keptWords: [{ request: ({ spot }) => ({ params: { clinicId: spot.clinic.id } }) }],
  eraseKeptWords: [{ request: ({ spot }) => ({ params: { clinicId: spot.clinic.id } }) }],
};
