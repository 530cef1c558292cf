import type {
  CallId,
  ClinicId,
  ConsultationId,
  NodeId,
  OrganisationId,
  ParticipantId,
  PersonId,
} from '@anteroom/domain';
import type { PresenceRow } from '../features/participant/presence-store.ts';

/** One connected page, as commands see it. */
export interface Page {
  /** Names the connection; the presence row of a participant holds that of its newest. */
  readonly connection: string;
  readonly nodeId: NodeId;
  readonly device: PresenceRow['device'];
  /** Name and version, such as `Firefox 153`; empty where it isn't known. */
  readonly browser: string;
  watch(clinicId: ClinicId): void;
  unwatch(clinicId: ClinicId): void;
  /** Hears from now on when settings of these change. */
  watchSettings(ids: readonly (ClinicId | OrganisationId)[]): void;
  unwatchSettings(ids: readonly (ClinicId | OrganisationId)[]): void;
  /** Watches the structure map of this organisation and of no other. */
  watchStructure(id: OrganisationId): void;
  unwatchStructure(): void;
  /** Speaks for a caller from now on. */
  takeStay(id: ConsultationId, participantId: ParticipantId): void;
  /** Watches the rooms of a clinic as somebody who may enter them or not; and the user room of `ownerId`, where it isn't null. */
  watchRooms(clinicId: ClinicId, as: 'inside' | 'outside', ownerId: PersonId | null): void;
  unwatchRooms(clinicId: ClinicId): void;
  /** Speaks for a guest from now on. */
  takeVisit(id: ParticipantId): void;
  /**
   * Takes a participant's place in a call, and speaks for them from now on.
   * @param isHolding whether anybody is on hold inside it
   */
  sit(callId: CallId, participantId: ParticipantId, isHolding: boolean): void;
  /** As whom this page takes part in a call, or null where it doesn't. */
  seatIn(callId: CallId): ParticipantId | null;
  /** Whether anybody is on hold inside a call that this page takes part in (C2): then not everybody there is with everybody. */
  isHolding(callId: CallId): boolean;
}
