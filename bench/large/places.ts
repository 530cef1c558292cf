import { largeOrganisation } from '@anteroom/testkit';

/** A page of staff, and what on it is its own content: not the frame, and not the skeleton. */
export interface StaffPage {
  readonly path: string;
  /** A selector. */
  readonly content: string;
}

const { slug, clinic } = largeOrganisation;
const organisation = `/organisations/${slug}`;

/** What everybody has. */
const own: readonly StaffPage[] = [
  { path: '/clinics', content: '.clinic-card' },
  { path: '/organisations', content: '.clinic-row' },
  { path: '/account/roles', content: '.role-card' },
  { path: '/account', content: '.account-section' },
  { path: `${organisation}/map`, content: '[role="treeitem"]' },
];

const inClinic: readonly StaffPage[] = [
  { path: `/clinics/${clinic}/waiting-area`, content: '.callers .who' },
  { path: `/clinics/${clinic}/team`, content: '.person-row' },
  ...['clinic', 'joining', 'interface', 'waiting-area'].map((tab) => ({
    path: `/clinics/${clinic}/configure/${tab}`,
    content: '.setting',
  })),
  { path: `/clinics/${clinic}/configure/rooms`, content: '.rooms-rows li' },
];

/** The pages of an organisation administrator, who enters every clinic and no room. */
export const administratorPages: readonly StaffPage[] = [
  ...own,
  { path: `${organisation}/clinics`, content: '.clinic-row' },
  { path: `${organisation}/people`, content: '.person-row' },
  ...['organisation', 'joining', 'interface'].map((tab) => ({
    path: `${organisation}/configure/${tab}`,
    content: '.setting',
  })),
  { path: `${organisation}/configure/single-sign-on`, content: '.single-sign-on input' },
  ...inClinic,
];

/** The pages of somebody who belongs to every clinic. */
export const everywherePages: readonly StaffPage[] = [
  ...own,
  ...inClinic,
  { path: `/clinics/${clinic}/rooms`, content: '.room-card' },
];

/** The lists behind the pages at their worst, far back or searched; for ids that are known by then. */
export function listAddresses(ids: { readonly organisation: string; readonly clinic: string }): readonly string[] {
  const team = `/api/clinics/${ids.clinic}/team`;
  const people = `/api/organisations/${ids.organisation}/people`;
  return [
    '/api/me/clinics?page=8',
    '/api/me/clinics?search=eye&page=2',
    `/api${organisation}/clinics?page=8`,
    `/api${organisation}/clinics?search=eye`,
    `/api${organisation}/clinics?closed=yes`,
    `${team}?offset=4980`,
    `${team}?search=aino`,
    `/api/clinics/${ids.clinic}/invitations?offset=1200`,
    `${people}?offset=480`,
    `${people}?search=aino`,
    `/api/organisations/${ids.organisation}/invitations?offset=1200`,
    `/api/clinics/${ids.clinic}/rooms?kind=user&offset=950`,
    `/api/clinics/${ids.clinic}/rooms?kind=user&search=aino`,
  ];
}
