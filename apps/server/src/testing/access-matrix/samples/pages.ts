import { can } from '@anteroom/domain';
import type { PageSamples } from '../page-sample.ts';
import type { Situation } from '../sample.ts';

/** The staff's one page: the same for everybody, with nothing of anybody in it. */
const staffPage = (path: string) => ({ path: () => path, answer: () => '200' });

const isOwnCaller = ({ actor, spot }: Pick<Situation, 'actor' | 'spot'>): boolean =>
  actor.kind === 'caller' && actor.clinicId === spot.clinic.id;

const clinicLink = ({ spot }: Pick<Situation, 'spot'>): string => `/c/${spot.clinic.slug}`;

/** What every page answers to whom: its status, and where it sends them. */
export const pageSamples: PageSamples = {
  'GET /': { path: () => '/', answer: ({ actor }) => (actor.kind === 'staff' ? '303 /clinics' : '303 /sign-in') },
  'GET /sign-in': staffPage('/sign-in'),
  'GET /reset': staffPage('/reset'),
  'GET /reset/:token': staffPage('/reset/a-link'),
  'GET /second-factor': staffPage('/second-factor'),
  'GET /account': staffPage('/account'),
  'GET /account/*': staffPage('/account/roles'),
  'GET /invitation/:token': staffPage('/invitation/none'),
  'GET /sign-in/:organisation': staffPage('/sign-in/nordby'),
  'GET /api/single-sign-on/:organisation/begin': {
    path: ({ spot }) => `/api/single-sign-on/${spot.organisation.slug}/begin`,
    answer: ({ spot }) => `303 /sign-in/${spot.organisation.slug}?problem=single-sign-on-off`,
  },
  'GET /api/single-sign-on/:organisation/callback': {
    path: ({ spot }) => `/api/single-sign-on/${spot.organisation.id}/callback?state=none`,
    answer: ({ spot }) => `303 /sign-in/${spot.organisation.slug}?problem=single-sign-on-off`,
  },
  'POST /api/single-sign-on/:organisation/assertion': {
    path: ({ spot }) => `/api/single-sign-on/${spot.organisation.id}/assertion`,
    body: { SAMLResponse: 'none', RelayState: 'none' },
    answer: ({ spot }) => `303 /sign-in/${spot.organisation.slug}?problem=single-sign-on-off`,
  },
  'GET /api/single-sign-on/:organisation/enter': {
    path: ({ spot }) => `/api/single-sign-on/${spot.organisation.id}/enter?state=none`,
    answer: ({ spot }) => `303 /sign-in/${spot.organisation.slug}?problem=single-sign-on-off`,
  },
  'GET /api/single-sign-on/:organisation/metadata': {
    path: ({ spot }) => `/api/single-sign-on/${spot.organisation.id}/metadata`,
    answer: () => '404',
  },
  'POST /api/single-sign-on/:organisation/back-channel-logout': {
    path: ({ spot }) => `/api/single-sign-on/${spot.organisation.id}/back-channel-logout`,
    body: { logout_token: 'none' },
    answer: () => '400',
  },
  'GET /clinics': staffPage('/clinics'),
  'GET /clinics/*': { path: ({ spot }) => `/clinics/${spot.clinic.slug}`, answer: () => '200' },
  'GET /organisations': staffPage('/organisations'),
  'GET /organisations/*': { path: ({ spot }) => `/organisations/${spot.organisation.slug}`, answer: () => '200' },
  'GET /c/:clinic/privacy': { path: (at) => `${clinicLink(at)}/privacy`, answer: () => '404' },
  'GET /c/:clinic/terms': { path: (at) => `${clinicLink(at)}/terms`, answer: () => '404' },
  'GET /c/:clinic/information': { path: (at) => `${clinicLink(at)}/information`, answer: () => '404' },
  'GET /brand/:file': { path: () => '/brand/1-7a2f8f.css', answer: () => '200' },
  'GET /pictures/:hash': { path: () => '/pictures/unknown', answer: () => '404' },
  'GET /c/:clinic': {
    path: clinicLink,
    answer: (at) => (isOwnCaller(at) ? `303 ${clinicLink(at)}/wait` : '200'),
  },
  'POST /c/:clinic': {
    path: clinicLink,
    body: { firstName: 'Alice', lastName: 'Andersson' },
    answer: (at) => `303 ${clinicLink(at)}/wait`,
  },
  'GET /c/:clinic/wait': {
    path: (at) => `${clinicLink(at)}/wait`,
    answer: (at) => (isOwnCaller(at) ? '200' : `303 ${clinicLink(at)}`),
  },
  'GET /c/:clinic/thanks': { path: (at) => `${clinicLink(at)}/thanks`, answer: () => '200' },
  'POST /c/:clinic/survey': {
    path: (at) => `${clinicLink(at)}/survey`,
    body: { score: '5', sentence: 'All went well.' },
    answer: (at) => `303 ${clinicLink(at)}/thanks`,
  },
  'GET /waiting-files/:hash': { path: () => '/waiting-files/unknown', answer: () => '404' },
  'GET /c/:clinic/start-again': { path: (at) => `${clinicLink(at)}/start-again`, answer: () => '200' },
  'POST /c/:clinic/start-again': {
    path: (at) => `${clinicLink(at)}/start-again`,
    body: {},
    answer: (at) => `303 ${clinicLink(at)}`,
  },
  'GET /mailbox': { path: () => '/mailbox', answer: () => '200' },
  'GET /back/:token': { path: () => '/back/unknown', answer: () => '404' },
  'GET /push-worker.js': { path: () => '/push-worker.js', answer: () => '200' },
  'GET /phone': { path: () => '/phone', answer: () => '200' },
  // Links that open nothing, whoever follows them.
  'GET /r/:secret': { path: () => '/r/unknown', answer: () => '404' },
  'POST /r/:secret': { path: () => '/r/unknown', body: { name: 'Grace' }, answer: () => '404' },
  'GET /r/:secret/visit': { path: () => '/r/unknown/visit', answer: () => '404' },
  'GET /i/:secret': { path: () => '/i/unknown', answer: () => '404' },
  'POST /i/:secret': { path: () => '/i/unknown', body: { name: 'Ida' }, answer: () => '404' },
  'GET /i/:secret/visit': { path: () => '/i/unknown/visit', answer: () => '404' },
  'GET /c/:clinic/poster': { path: (at) => `${clinicLink(at)}/poster`, answer: () => '200' },
  // No address is set for support.
  'GET /c/:clinic/contact': { path: (at) => `${clinicLink(at)}/contact`, answer: () => '404' },
  'POST /c/:clinic/contact': {
    path: (at) => `${clinicLink(at)}/contact`,
    body: { name: '', email: '', message: 'The picture is black.' },
    answer: () => '404',
  },
  'GET /l/:secret': { path: () => '/l/unknown', answer: () => '404' },
  'POST /l/:secret': {
    path: () => '/l/unknown',
    body: { firstName: 'Alice', lastName: 'Andersson' },
    answer: () => '404',
  },
  'GET /rooms/:roomId/visits/:visitId/photo': {
    path: () => `/rooms/${'A'.repeat(22)}/visits/${'A'.repeat(22)}/photo`,
    answer: ({ actor }) => (actor.kind === 'staff' ? '404' : '401'),
  },
  'GET /precall': { path: () => '/precall', answer: () => '200' },
  'GET /c/:clinic/precall': { path: (at) => `${clinicLink(at)}/precall`, answer: () => '200' },
  'GET /measure/:kilobytes': { path: () => '/measure/0', answer: () => '200' },
  // A form is no bytes to measure with.
  'POST /measure': { path: () => '/measure', body: { bytes: 'none' }, answer: () => '415' },
  'GET /clinics/:clinicId/phone-back.csv': {
    path: ({ spot }) => `/clinics/${spot.clinic.id}/phone-back.csv`,
    answer: ({ actor, spot }) => {
      if (actor.kind !== 'staff') return '401';
      const may = can(actor, 'attend-caller', spot.place);
      // Whom the staff phone: those who wait here, and nobody else.
      if (may.allowed) return ['200', spot.stay.lastName, spot.otherStay.lastName].join(' ');
      return may.reason === 'forbidden' ? '403' : '404';
    },
  },
  'GET /button.js': { path: () => '/button.js', answer: () => '200' },
  'GET /button.css': { path: () => '/button.css', answer: () => '200' },
  'GET /assets/*': { path: () => '/assets/caller-abc.js', answer: () => '200' },
};
