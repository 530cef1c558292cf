import type { PrecallFindings } from '@anteroom/protocol';
import type { RouteSamples } from '../sample.ts';

/** What a good device and a good line are found to be. */
export const goodFindings: PrecallFindings = {
  browser: 'works',
  server: 'works',
  socket: 'works',
  media: 'works',
  down: 4_000,
  up: 900,
  roundTrip: 40,
  late: 0,
  camera: 'works',
  microphone: 'works',
  speaker: 'works',
  used: { browser: 'firefox', version: 153, system: 'linux', isInApp: false },
};

export const callQualityRouteSamples: RouteSamples<'connectionCheck' | 'precallReport' | 'phoneBackList'> = {
  connectionCheck: [{ request: () => ({}) }],
  precallReport: [
    {
      request: ({ spot }) => ({
        params: { clinic: spot.clinic.slug },
        body: { findings: goodFindings, locale: 'en', send: false },
      }),
      // The clinics of this world name no support.
      granted: 'not-found',
    },
  ],
  phoneBackList: [{ request: ({ spot }) => ({ params: { clinicId: spot.clinic.id } }) }],
};
