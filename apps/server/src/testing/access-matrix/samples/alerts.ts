import type { RouteSamples } from '../sample.ts';

const subscription = {
  endpoint: 'https://push.example.org/somewhere',
  keys: { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) },
};
const wish = {
  inPage: true,
  desktop: false,
  email: true,
  sms: false,
  push: false,
  afterMinutes: 5,
  onlyAway: true,
  locale: 'de',
} as const;

export const alertRouteSamples: RouteSamples<
  'ownAlerts' | 'changeOwnAlerts' | 'reach' | 'subscribeToPush' | 'unsubscribeFromPush'
> = {
  ownAlerts: [{ request: ({ spot }) => ({ params: { clinicId: spot.clinic.id } }) }],
  changeOwnAlerts: [{ request: ({ spot }) => ({ params: { clinicId: spot.clinic.id }, body: wish }) }],
  reach: [{ request: () => ({}) }],
  subscribeToPush: [{ request: () => ({ body: { subscription } }) }],
  unsubscribeFromPush: [{ request: () => ({ body: { endpoint: subscription.endpoint } }) }],
};
