import type { Place, Verb } from '@anteroom/domain';
import type { MessageSamples, RouteSamples, Situation } from '../sample.ts';

type At = Pick<Situation, 'spot' | 'actor'>;

/** The organisation itself, outside of its clinics. */
const itself = ({ spot }: At): Place => ({
  organisationId: spot.organisation.id,
  clinicId: null,
  consultationId: null,
});
/** The organisation, for its members the clinic of it that they are in. */
const asMember = ({ spot, actor }: At): Place => {
  const { organisationId } = itself({ spot, actor });
  const own = actor.kind === 'staff' ? actor.clinics.find((member) => member.organisationId === organisationId) : null;
  return { organisationId, clinicId: own?.clinicId ?? null, consultationId: null };
};
const ofOrganisation = ({ spot }: At) => ({ organisation: spot.organisation.slug });
const ofClinic = ({ spot }: At) => ({ clinic: spot.clinic.slug });
const calledSo = ({ slug, name }: { readonly slug: string; readonly name: string }) => ({
  to: { slug: `${slug}-new`, name: 'Another name' },
  seen: { slug, name },
});

const timeZone = { setting: { key: 'timeZone', value: 'Europe/Oslo' }, revision: 0 } as const;
const guestPhoto = { setting: { key: 'guestPhoto', value: 'off' }, revision: 0 } as const;
const theme = { setting: { key: 'theme', value: 'dark' }, revision: 0 } as const;
const waitingAreaSwitch = {
  setting: { key: 'waitingAreaSwitch', value: { isOn: false, message: 'Back at nine.' } },
  revision: 0,
} as const;

const openingHours = { setting: { key: 'openingHours', value: { kind: 'always' } }, revision: 0 } as const;
const holidays = { setting: { key: 'holidays', value: [] }, revision: 0 } as const;

/** A picture of 16 × 16 pixels, as far as anybody looks at it. */
const picture = {
  data: Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    Buffer.from('IHDR'),
    Buffer.from([0, 0, 0, 16, 0, 0, 0, 16, 8, 6, 0, 0, 0, 0, 0, 0, 0]),
  ]).toString('base64'),
  revision: 0,
};

const configuring: readonly Verb[] = ['configure-clinic'];

export const structureRouteSamples: RouteSamples<
  | 'listOrganisations'
  | 'listClinics'
  | 'renameOrganisation'
  | 'createClinic'
  | 'renameClinic'
  | 'closeClinic'
  | 'reopenClinic'
  | 'organisationSettings'
  | 'changeOrganisationSettings'
  | 'uploadOrganisationLogo'
  | 'clinicSettings'
  | 'changeClinicSettings'
  | 'uploadClinicLogo'
> = {
  listOrganisations: [{ request: () => ({}) }],
  // Members see their own clinics in it; whoever sees none learns nothing of the organisation.
  listClinics: [
    { refused: { forbidden: 'not-found' }, place: asMember, request: (at) => ({ params: ofOrganisation(at) }) },
  ],
  renameOrganisation: [
    { place: itself, request: (at) => ({ params: ofOrganisation(at), body: calledSo(at.spot.organisation) }) },
  ],
  createClinic: [
    { place: itself, request: (at) => ({ params: ofOrganisation(at), body: { name: 'Hands', slug: 'hands' } }) },
  ],
  renameClinic: [{ request: (at) => ({ params: ofClinic(at), body: calledSo(at.spot.clinic) }) }],
  closeClinic: [{ request: (at) => ({ params: ofClinic(at) }) }],
  reopenClinic: [{ request: (at) => ({ params: ofClinic(at) }) }],
  organisationSettings: [{ place: itself, request: (at) => ({ params: ofOrganisation(at) }) }],
  changeOrganisationSettings: [
    {
      what: 'its information',
      verbs: ['configure-organisation'],
      place: itself,
      request: (at) => ({ params: ofOrganisation(at), body: { set: [timeZone], inherit: [] } }),
    },
    {
      what: 'its call interface',
      verbs: ['configure-organisation-interface'],
      place: itself,
      request: (at) => ({ params: ofOrganisation(at), body: { set: [theme], inherit: [] } }),
    },
    {
      what: 'its holidays',
      verbs: ['manage-hours'],
      place: itself,
      request: (at) => ({ params: ofOrganisation(at), body: { set: [holidays], inherit: [] } }),
    },
  ],
  uploadOrganisationLogo: [{ place: itself, request: (at) => ({ params: ofOrganisation(at), body: picture }) }],
  clinicSettings: [{ request: (at) => ({ params: ofClinic(at) }) }],
  changeClinicSettings: [
    {
      what: 'its information',
      verbs: configuring,
      request: (at) => ({ params: ofClinic(at), body: { set: [guestPhoto, theme], inherit: [] } }),
    },
    {
      what: 'the switch of its waiting area',
      verbs: ['manage-hours'],
      request: (at) => ({ params: ofClinic(at), body: { set: [waitingAreaSwitch], inherit: [] } }),
    },
    {
      what: 'its hours',
      verbs: ['manage-hours'],
      request: (at) => ({ params: ofClinic(at), body: { set: [openingHours, holidays], inherit: [] } }),
    },
  ],
  uploadClinicLogo: [{ request: (at) => ({ params: ofClinic(at), body: picture }) }],
};

export const structureMessageSamples: MessageSamples<'watchSettings'> = {
  watchSettings: [
    { what: 'of a clinic', request: ({ spot }) => ({ clinicId: spot.clinic.id }) },
    { what: 'of an organisation', place: itself, request: ({ spot }) => ({ organisationId: spot.organisation.id }) },
  ],
};
