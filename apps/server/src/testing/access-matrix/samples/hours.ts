import type { RouteSamples } from '../sample.ts';

export const hoursRouteSamples: RouteSamples<'door'> = {
  door: [{ request: ({ spot }) => ({ params: { clinic: spot.clinic.slug } }) }],
};
