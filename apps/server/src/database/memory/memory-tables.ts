import type {
  CallerLinkId,
  CallId,
  CallInvitationId,
  Clinic,
  ClinicId,
  ClinicRole,
  ConsultationEvent,
  ConsultationId,
  GuestLink,
  GuestLinkId,
  Instant,
  InvitationId,
  NodeId,
  Organisation,
  OrganisationId,
  OrganisationRole,
  ParticipantId,
  PastWait,
  Permissions,
  PersonId,
  SettingKey,
  RoomId,
  TypedEntryId,
  Visit,
} from '@anteroom/domain';
import type { AuditEntry } from '../../features/audit/audit-store.ts';
import type { StoredCallInvitation } from '../../features/call-invitation/call-invitation-store.ts';
import type { StoredCall } from '../../features/call/call-store.ts';
import type { StoredConsultation } from '../../features/consultation/consultation-store.ts';
import type { StoredAlerts } from '../../features/alerts/alert-store.ts';
import type { StoredSubscription } from '../../features/push/push-subscription-store.ts';
import type { KeptSms } from '../../features/sms/sms-store.ts';
import type { StoredCallerLink } from '../../features/caller-link/caller-link-store.ts';
import type { SealedEntry, SealedLinkEntry, SealedVisitEntry } from '../../features/consultation/typed-entry-store.ts';
import type { KeptMail } from '../../features/mail/mailbox-store.ts';
import type { PresenceRow } from '../../features/participant/presence-store.ts';
import type {
  SignedOnSession,
  StoredAttempt,
  StoredSingleSignOn,
} from '../../features/single-sign-on/single-sign-on-store.ts';
import type { StoredInvitation } from '../../features/people/invitation-store.ts';
import type { Scope, StoredPicture } from '../../features/settings/setting-store.ts';
import type { StoredRoom } from '../../features/room/room-store.ts';
import type { Passkey, TotpFactor } from '../../features/session/second-factor-store.ts';
import type { StoredAnswer, SurveyTicket } from '../../features/waiting-experience/survey-store.ts';
import type { StoredWaitingFile } from '../../features/waiting-experience/waiting-file-store.ts';
import { createMemoryTable, type MemoryJournal, type MemoryTable } from './memory-table.ts';

/** Somebody with an account, as far as the stores know them. */
export interface MemoryPerson {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
}

/** The tables that PostgreSQL would hold. */
export interface MemoryTables {
  readonly people: MemoryTable<PersonId, MemoryPerson>;
  readonly organisations: MemoryTable<OrganisationId, Organisation>;
  readonly clinics: MemoryTable<ClinicId, Clinic>;
  /** Every slug that somebody has or had, and whose it is. */
  readonly organisationSlugs: MemoryTable<string, OrganisationId>;
  readonly clinicSlugs: MemoryTable<string, ClinicId>;
  readonly settings: MemoryTable<
    string,
    { readonly of: string; readonly key: SettingKey; readonly value: unknown; readonly revision: number }
  >;
  readonly pictures: MemoryTable<string, StoredPicture>;
  readonly waitingAreas: MemoryTable<ClinicId, number>;
  readonly organisationRoles: MemoryTable<
    string,
    { readonly personId: PersonId; readonly organisationId: OrganisationId; readonly role: OrganisationRole }
  >;
  readonly clinicRoles: MemoryTable<
    string,
    {
      readonly personId: PersonId;
      readonly clinicId: ClinicId;
      readonly role: ClinicRole;
    } & Permissions
  >;
  readonly serviceReferrers: MemoryTable<string, { readonly personId: PersonId; readonly clinicId: ClinicId }>;
  readonly consultations: MemoryTable<ConsultationId, StoredConsultation>;
  readonly events: MemoryTable<ConsultationId, readonly ConsultationEvent[]>;
  readonly calls: MemoryTable<CallId, StoredCall>;
  readonly typedEntries: MemoryTable<TypedEntryId, SealedEntry | SealedVisitEntry | SealedLinkEntry>;
  /** By the hash in hexadecimal. */
  readonly callerTokens: MemoryTable<string, { readonly consultationId: ConsultationId; readonly clinicId: ClinicId }>;
  readonly presence: MemoryTable<ParticipantId, PresenceRow>;
  readonly nodes: MemoryTable<NodeId, { readonly id: NodeId; readonly beatAt: Instant }>;
  readonly audit: MemoryTable<number, AuditEntry>;
  /** By the id; the hash of the token in hexadecimal. */
  readonly invitations: MemoryTable<InvitationId, StoredInvitation & { readonly tokenHash: string }>;
  readonly displayNames: MemoryTable<
    string,
    { readonly personId: PersonId; readonly clinicId: ClinicId; readonly name: string }
  >;
  readonly standingChanges: MemoryTable<number, { readonly id: number; readonly personId: PersonId }>;
  readonly disabledAccounts: MemoryTable<PersonId, Instant>;
  readonly seen: MemoryTable<PersonId, Instant>;
  readonly rooms: MemoryTable<RoomId, StoredRoom>;
  readonly roomLists: MemoryTable<ClinicId, number>;
  readonly guestLinks: MemoryTable<GuestLinkId, { readonly link: GuestLink; readonly hash: Uint8Array }>;
  readonly callInvitations: MemoryTable<CallInvitationId, StoredCallInvitation>;
  readonly visits: MemoryTable<ParticipantId, Visit>;
  /** By the hash in hexadecimal. */
  readonly visitTokens: MemoryTable<string, { readonly visitId: ParticipantId }>;
  readonly totpFactors: MemoryTable<PersonId, TotpFactor & { readonly usedStep: number }>;
  /** By the person and the hash in hexadecimal. */
  readonly backupCodes: MemoryTable<string, { readonly personId: PersonId }>;
  readonly passkeys: MemoryTable<string, Passkey>;
  readonly mailbox: MemoryTable<number, KeptMail>;
  readonly keptSms: MemoryTable<number, KeptSms>;
  /** By person and clinic. */
  readonly waitingAlerts: MemoryTable<string, StoredAlerts>;
  /** By stay and person. */
  readonly alertsSent: MemoryTable<
    string,
    { readonly consultationId: ConsultationId; readonly personId: PersonId; readonly at: Instant }
  >;
  /** By the hash in hexadecimal. */
  readonly pushSubscriptions: MemoryTable<string, StoredSubscription>;
  readonly smsCounts: MemoryTable<ClinicId, { readonly hour: number; readonly sent: number }>;
  readonly singleSignOn: MemoryTable<OrganisationId, StoredSingleSignOn>;
  /** By organisation and subject. */
  readonly singleSignOnPeople: MemoryTable<
    string,
    { readonly organisationId: OrganisationId; readonly personId: PersonId }
  >;
  /** By the hash in hexadecimal. */
  readonly singleSignOnAttempts: MemoryTable<string, StoredAttempt>;
  readonly singleSignOnSessions: MemoryTable<string, SignedOnSession>;
  readonly waitingFiles: MemoryTable<
    string,
    { readonly file: StoredWaitingFile; readonly scope: Scope; readonly putAt: Instant }
  >;
  readonly pastWaits: MemoryTable<string, PastWait & { readonly clinicId: ClinicId }>;
  /** By the hash in hexadecimal. */
  readonly surveyTickets: MemoryTable<string, SurveyTicket>;
  readonly surveyAnswers: MemoryTable<
    TypedEntryId,
    StoredAnswer & { readonly clinicId: ClinicId; readonly isShown: boolean }
  >;
  readonly callerLinks: MemoryTable<CallerLinkId, StoredCallerLink>;
}

/** Empty tables that share one journal. */
export function createMemoryTables(journal: MemoryJournal): MemoryTables {
  return {
    people: createMemoryTable(journal),
    organisations: createMemoryTable(journal),
    clinics: createMemoryTable(journal),
    organisationSlugs: createMemoryTable(journal),
    clinicSlugs: createMemoryTable(journal),
    settings: createMemoryTable(journal),
    pictures: createMemoryTable(journal),
    waitingAreas: createMemoryTable(journal),
    organisationRoles: createMemoryTable(journal),
    clinicRoles: createMemoryTable(journal),
    serviceReferrers: createMemoryTable(journal),
    consultations: createMemoryTable(journal),
    events: createMemoryTable(journal),
    calls: createMemoryTable(journal),
    typedEntries: createMemoryTable(journal),
    callerTokens: createMemoryTable(journal),
    presence: createMemoryTable(journal),
    nodes: createMemoryTable(journal),
    audit: createMemoryTable(journal),
    invitations: createMemoryTable(journal),
    displayNames: createMemoryTable(journal),
    standingChanges: createMemoryTable(journal),
    disabledAccounts: createMemoryTable(journal),
    seen: createMemoryTable(journal),
    rooms: createMemoryTable(journal),
    roomLists: createMemoryTable(journal),
    guestLinks: createMemoryTable(journal),
    visits: createMemoryTable(journal),
    callInvitations: createMemoryTable(journal),
    visitTokens: createMemoryTable(journal),
    totpFactors: createMemoryTable(journal),
    backupCodes: createMemoryTable(journal),
    passkeys: createMemoryTable(journal),
    mailbox: createMemoryTable(journal),
    keptSms: createMemoryTable(journal),
    waitingAlerts: createMemoryTable(journal),
    alertsSent: createMemoryTable(journal),
    pushSubscriptions: createMemoryTable(journal),
    smsCounts: createMemoryTable(journal),
    singleSignOn: createMemoryTable(journal),
    singleSignOnPeople: createMemoryTable(journal),
    singleSignOnAttempts: createMemoryTable(journal),
    singleSignOnSessions: createMemoryTable(journal),
    waitingFiles: createMemoryTable(journal),
    pastWaits: createMemoryTable(journal),
    surveyTickets: createMemoryTable(journal),
    surveyAnswers: createMemoryTable(journal),
    callerLinks: createMemoryTable(journal),
  };
}
