import type { Chapter } from './tour.ts';

/**
 * Every address behind which there is a page, by the chapters of the tour that look at it; `$name` stands for one part.
 * `tour-places.test.ts` holds it against the router and the server, and the walk for axe against where it has been.
 */
export const placesOf: Readonly<Record<Chapter, readonly string[]>> = {
  entry: ['/sign-in', '/sign-in/$organisation', '/reset', '/reset/$token', '/mailbox', '/phone'],
  account: ['/sign-in', '/second-factor', '/account', '/clinics/$clinic/waiting-area'],
  rights: [
    '/clinics',
    '/clinics/$clinic/team',
    '/clinics/$clinic/configure/$tab',
    '/clinics/$clinic/waiting-area',
    '/organisations',
    '/organisations/$organisation/map',
    '/account/roles',
  ],
  organisation: [
    '/sign-in',
    '/sign-in/$organisation',
    '/clinics',
    '/organisations',
    '/organisations/$organisation/clinics',
    '/organisations/$organisation/people',
    '/organisations/$organisation/configure/$tab',
    '/organisations/$organisation/map',
    '/account/roles',
    '/c/$clinic',
    '/c/$clinic/terms',
    '/c/$clinic/information',
  ],
  clinic: [
    '/clinics/$clinic/survey',
    '/clinics/$clinic/team',
    '/clinics/$clinic/configure/$tab',
    '/account/roles',
    '/invitation/$token',
    '/c/$clinic/privacy',
  ],
  visit: [
    '/c/$clinic',
    '/c/$clinic/wait',
    '/c/$clinic/thanks',
    '/c/$clinic/start-again',
    '/i/$secret',
    '/i/$secret/visit',
    '/clinics/$clinic/waiting-area',
    '/clinics/$clinic/waiting-area/call/$callId',
    '/organisations/$organisation/map',
  ],
  links: ['/clinics/$clinic/links', '/l/$secret', '/c/$clinic/contact', '/c/$clinic/poster'],
  rooms: [
    '/clinics/$clinic/rooms',
    '/clinics/$clinic/rooms/$roomId',
    '/clinics/$clinic/configure/$tab',
    '/r/$secret',
    '/r/$secret/visit',
  ],
  quality: [
    '/precall',
    '/c/$clinic',
    '/c/$clinic/precall',
    '/c/$clinic/wait',
    '/clinics/$clinic/waiting-area',
    '/clinics/$clinic/waiting-area/phone-back',
  ],
};

const all = [...new Set(Object.values(placesOf).flat())];

/** The place that an address belongs to, the most precise one; undefined where no chapter has it. */
export function placeAt(address: string): string | undefined {
  const parts = new URL(address).pathname.replace(/(.)\/$/, '$1').split('/');
  const names = (place: string): number => place.split('$').length;
  const fits = all.filter((place) => {
    const wanted = place.split('/');
    return wanted.length === parts.length && wanted.every((part, at) => part.startsWith('$') || part === parts[at]);
  });
  return fits.toSorted((one, other) => names(one) - names(other))[0];
}
