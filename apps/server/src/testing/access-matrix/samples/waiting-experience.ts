import type { Place } from '@anteroom/domain';
import type { MessageSamples, RouteSamples, Situation } from '../sample.ts';

type At = Pick<Situation, 'spot' | 'actor'>;

const itself = ({ spot }: At): Place => ({
  organisationId: spot.organisation.id,
  clinicId: null,
  consultationId: null,
});

/** A caller's page says nothing of a stay: it is always the own one. */
const ownStay = ({ spot, actor }: At): Place =>
  actor.kind === 'caller' ? { ...spot.place, consultationId: actor.consultationId } : spot.place;

/** A picture of 16 × 16 pixels, as far as anybody looks at it. */
const file = {
  data: Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    Buffer.from('IHDR'),
    Buffer.from([0, 0, 0, 16, 0, 0, 0, 16, 8, 6, 0, 0, 0, 0, 0, 0, 0]),
  ]).toString('base64'),
};

export const waitingExperienceRouteSamples: RouteSamples<
  'uploadClinicWaitingFile' | 'uploadOrganisationWaitingFile' | 'surveyReport'
> = {
  uploadClinicWaitingFile: [{ request: ({ spot }) => ({ params: { clinic: spot.clinic.slug }, body: file }) }],
  uploadOrganisationWaitingFile: [
    { place: itself, request: ({ spot }) => ({ params: { organisation: spot.organisation.slug }, body: file }) },
  ],
  surveyReport: [{ request: ({ spot }) => ({ params: { clinic: spot.clinic.slug } }) }],
};

export const waitingExperienceMessageSamples: MessageSamples<'markMessagesRead' | 'askExperience'> = {
  markMessagesRead: [{ request: ({ spot }) => ({ consultationId: spot.stay.id }) }],
  askExperience: [{ place: ownStay, request: () => ({ language: 'de' }) }],
};
