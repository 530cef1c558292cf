import type { ClinicId, ConsultationId, OrganisationId } from '../ids.ts';

/** What may be done, one verb a row of the access table. This grows with the features. */
export type Verb =
  | 'arrive'
  | 'see-waiting-area'
  | 'attend-caller' // join, add, hold, end, remove in the waiting area
  | 'tend-caller' // edit a caller's details, assign, mark ready
  | 'message-caller'
  | 'see-own-stay'
  | 'answer-in-own-stay'
  | 'leave-own-stay'
  | 'take-part-in-call'
  | 'host-call'
  | 'see-own-account';

/** Where: the tenant is always in the question. */
export interface Place {
  readonly organisationId: OrganisationId | null;
  readonly clinicId: ClinicId | null;
  readonly consultationId: ConsultationId | null;
}
