import { createPostgresAccessStore } from '../../features/access/postgres-access-store.ts';
import { createPostgresAuditStore } from '../../features/audit/postgres-audit-store.ts';
import { createPostgresCallInvitationStore } from '../../features/call-invitation/postgres-call-invitation-store.ts';
import { createPostgresCallStore } from '../../features/call/postgres-call-store.ts';
import { createPostgresCallerLinkStore } from '../../features/caller-link/postgres-caller-link-store.ts';
import { createPostgresClinicStore } from '../../features/clinic/postgres-clinic-store.ts';
import { createPostgresCallerTokenStore } from '../../features/consultation/postgres-caller-token-store.ts';
import { createPostgresConsultationStore } from '../../features/consultation/postgres-consultation-store.ts';
import { createPostgresTypedEntryStore } from '../../features/consultation/postgres-typed-entry-store.ts';
import { createPostgresMailboxStore } from '../../features/mail/postgres-mailbox-store.ts';
import { createPostgresAlertStore } from '../../features/alerts/postgres-alert-store.ts';
import { createPostgresPushSubscriptionStore } from '../../features/push/postgres-push-subscription-store.ts';
import { createPostgresSmsStore } from '../../features/sms/postgres-sms-store.ts';
import { createPostgresNodeStore } from '../../features/participant/postgres-node-store.ts';
import { createPostgresPresenceStore } from '../../features/participant/postgres-presence-store.ts';
import { createPostgresSingleSignOnStore } from '../../features/single-sign-on/postgres-single-sign-on-store.ts';
import { createPostgresInvitationStore } from '../../features/people/postgres-invitation-store.ts';
import { createPostgresTeamStore } from '../../features/people/postgres-team-store.ts';
import {
  createPostgresPictureStore,
  createPostgresSettingStore,
} from '../../features/settings/postgres-setting-store.ts';
import { createPostgresStructureMapStore } from '../../features/structure-map/postgres-structure-map-store.ts';
import { createPostgresRoomStore } from '../../features/room/postgres-room-store.ts';
import { createPostgresGuestLinkStore, createPostgresVisitStore } from '../../features/room/postgres-visit-store.ts';
import { createPostgresSecondFactorStore } from '../../features/session/postgres-second-factor-store.ts';
import { createPostgresWaitingAreaStore } from '../../features/waiting-area/postgres-waiting-area-store.ts';
import { createPostgresPastWaitStore } from '../../features/waiting-experience/postgres-past-wait-store.ts';
import { createPostgresSurveyStore } from '../../features/waiting-experience/postgres-survey-store.ts';
import { createPostgresWaitingFileStore } from '../../features/waiting-experience/postgres-waiting-file-store.ts';
import type { Stores } from '../database.ts';
import type { Connection } from './connection.ts';

/** Every store over one connection. */
export function createPostgresStores(connection: Connection): Stores {
  return {
    clinics: createPostgresClinicStore(connection),
    settings: createPostgresSettingStore(connection),
    pictures: createPostgresPictureStore(connection),
    access: createPostgresAccessStore(connection),
    consultations: createPostgresConsultationStore(connection),
    typedEntries: createPostgresTypedEntryStore(connection),
    callerTokens: createPostgresCallerTokenStore(connection),
    calls: createPostgresCallStore(connection),
    presence: createPostgresPresenceStore(connection),
    nodes: createPostgresNodeStore(connection),
    waitingAreas: createPostgresWaitingAreaStore(connection),
    structureMap: createPostgresStructureMapStore(connection),
    audit: createPostgresAuditStore(connection),
    rooms: createPostgresRoomStore(connection),
    guestLinks: createPostgresGuestLinkStore(connection),
    visits: createPostgresVisitStore(connection),
    secondFactors: createPostgresSecondFactorStore(connection),
    mailbox: createPostgresMailboxStore(connection),
    sms: createPostgresSmsStore(connection),
    alerts: createPostgresAlertStore(connection),
    pushSubscriptions: createPostgresPushSubscriptionStore(connection),
    singleSignOn: createPostgresSingleSignOnStore(connection),
    invitations: createPostgresInvitationStore(connection),
    team: createPostgresTeamStore(connection),
    waitingFiles: createPostgresWaitingFileStore(connection),
    pastWaits: createPostgresPastWaitStore(connection),
    surveys: createPostgresSurveyStore(connection),
    callerLinks: createPostgresCallerLinkStore(connection),
    callInvitations: createPostgresCallInvitationStore(connection),
  };
}
