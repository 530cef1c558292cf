import type { AccessStore } from '../features/access/access-store.ts';
import type { AlertStore } from '../features/alerts/alert-store.ts';
import type { PushSubscriptionStore } from '../features/push/push-subscription-store.ts';
import type { AuditStore } from '../features/audit/audit-store.ts';
import type { CallInvitationStore } from '../features/call-invitation/call-invitation-store.ts';
import type { CallStore } from '../features/call/call-store.ts';
import type { CallerLinkStore } from '../features/caller-link/caller-link-store.ts';
import type { ClinicStore } from '../features/clinic/clinic-store.ts';
import type { CallerTokenStore } from '../features/consultation/caller-token-store.ts';
import type { ConsultationStore } from '../features/consultation/consultation-store.ts';
import type { TypedEntryStore } from '../features/consultation/typed-entry-store.ts';
import type { SmsStore } from '../features/sms/sms-store.ts';
import type { MailboxStore } from '../features/mail/mailbox-store.ts';
import type { NodeStore, PresenceStore } from '../features/participant/presence-store.ts';
import type { SingleSignOnStore } from '../features/single-sign-on/single-sign-on-store.ts';
import type { InvitationStore } from '../features/people/invitation-store.ts';
import type { TeamStore } from '../features/people/team-store.ts';
import type { PictureStore, SettingStore } from '../features/settings/setting-store.ts';
import type { StructureMapStore } from '../features/structure-map/structure-map-store.ts';
import type { GuestLinkStore, RoomStore, VisitStore } from '../features/room/room-store.ts';
import type { SecondFactorStore } from '../features/session/second-factor-store.ts';
import type { WaitingAreaStore } from '../features/waiting-area/waiting-area-store.ts';
import type { PastWaitStore } from '../features/waiting-experience/past-wait-store.ts';
import type { SurveyStore } from '../features/waiting-experience/survey-store.ts';
import type { WaitingFileStore } from '../features/waiting-experience/waiting-file-store.ts';

/** Every store over one connection or one transaction. */
export interface Stores {
  readonly clinics: ClinicStore;
  readonly settings: SettingStore;
  readonly pictures: PictureStore;
  readonly access: AccessStore;
  readonly consultations: ConsultationStore;
  readonly typedEntries: TypedEntryStore;
  readonly callerTokens: CallerTokenStore;
  readonly calls: CallStore;
  readonly presence: PresenceStore;
  readonly nodes: NodeStore;
  readonly waitingAreas: WaitingAreaStore;
  readonly structureMap: StructureMapStore;
  readonly audit: AuditStore;
  readonly rooms: RoomStore;
  readonly guestLinks: GuestLinkStore;
  readonly visits: VisitStore;
  readonly secondFactors: SecondFactorStore;
  readonly mailbox: MailboxStore;
  readonly sms: SmsStore;
  readonly alerts: AlertStore;
  readonly pushSubscriptions: PushSubscriptionStore;
  readonly singleSignOn: SingleSignOnStore;
  readonly invitations: InvitationStore;
  readonly team: TeamStore;
  readonly waitingFiles: WaitingFileStore;
  readonly pastWaits: PastWaitStore;
  readonly surveys: SurveyStore;
  readonly callerLinks: CallerLinkStore;
  readonly callInvitations: CallInvitationStore;
}

/** The database as the server sees it: PGlite, PostgreSQL, or memory in tests. */
export interface Database {
  /** Each call on its own. Inside `transact` use the stores handed in, or an embedded database waits for itself. */
  readonly stores: Stores;
  /** All or nothing. What `work` throws undoes it and is thrown on. Keep it short: an embedded database does one at a time. */
  transact<Value>(work: (stores: Stores) => Promise<Value>): Promise<Value>;
  /** Whether it answers now. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
}
