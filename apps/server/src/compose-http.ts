import type { PersonId } from '@anteroom/domain';
import { routes } from '@anteroom/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createChange } from './change.ts';
import { composePeople } from './compose-people.ts';
import type { Database } from './database/database.ts';
import type { Identity as WhoAsks } from './features/access/read-model.ts';
import type { CallerLinkDoor } from './features/caller-link/entrance.ts';
import type { InvitedEntrance } from './features/call-invitation/entrance.ts';
import { serveInvitedPages } from './features/call-invitation/pages/routes.ts';
import { serveCallInvitations } from './features/call-invitation/routes.ts';
import type { CallInvitations } from './features/call-invitation/service.ts';
import { serveCallerLinks } from './features/caller-link/routes.ts';
import type { CallerLinkService } from './features/caller-link/service.ts';
import { composeCallQuality } from './compose-call-quality.ts';
import { serveEarlyErasure, type EarlyErasure } from './features/consultation/early-erasure.ts';
import { servePhoneBack } from './features/waiting-area/phone-back-routes.ts';
import type { PhoneBack } from './features/waiting-area/phone-back.ts';
import type { Structure } from './features/clinic/manage.ts';
import { serveStructure } from './features/clinic/routes.ts';
import type { Arrivals } from './features/consultation/arrival.ts';
import { agreementTick } from './features/consultation/pages/agreement-parts.ts';
import { serveCallerPages } from './features/consultation/pages/routes.ts';
import { serveConsultations, type PerformConsultationCommand } from './features/consultation/routes.ts';
import { serveEntryFields } from './features/entry-field/routes.ts';
import type { EntryFieldService } from './features/entry-field/service.ts';
import { mayPractise } from './features/first-steps/read-model.ts';
import { serveHours } from './features/hours/routes.ts';
import { serveTransfers } from './features/consultation/transfer/routes.ts';
import { serveFirstSteps } from './features/first-steps/routes.ts';
import { serveMailbox } from './features/mail/mailbox-page.ts';
import { servePhone } from './features/sms/phone-page.ts';
import type { SmsSender } from './features/sms/sms-sender.ts';
import type { Mailer } from './features/mail/mailer.ts';
import type { Knocking } from './features/room/knocking.ts';
import { noDoorPage } from './features/room/pages/other-pages.ts';
import { serveGuestPages } from './features/room/pages/routes.ts';
import { serveRooms } from './features/room/routes.ts';
import type { RoomService } from './features/room/service.ts';
import type { Identity } from './features/session/identity.ts';
import { serveMyClinics } from './features/session/my-clinics.ts';
import { serveSession } from './features/session/routes.ts';
import type { SessionPages } from './features/session/route-parts.ts';
import type { Resets } from './features/session/resets.ts';
import type { SecondFactors } from './features/session/second-factors.ts';
import { explainSessions } from './features/session/explain-sessions.ts';
import { createSignInLimit } from './features/session/sign-in-limit.ts';
import type { SettingsService } from './features/settings/service.ts';
import { createSurveys } from './features/waiting-experience/surveys.ts';
import { serveWaitingExperience } from './features/waiting-experience/routes.ts';
import { createUploadWaitingFile } from './features/waiting-experience/upload-file.ts';
import { serveBrand } from './features/settings/brand-files.ts';
import { serveSettings } from './features/settings/routes.ts';
import { serveAssets } from './http/assets.ts';
import { serveButton } from './http/button-files.ts';
import { forwardFormerSlugs } from './http/former-slugs.ts';
import { serveHealth, type FanOut } from './http/health.ts';
import type { WebSource } from './http/manifest.ts';
import { openApiDocument } from './http/openapi.ts';
import { createRateLimit } from './http/rate-limit.ts';
import { serveRoute } from './http/serve-route.ts';
import { serveStaffPages } from './http/staff-pages.ts';
import type { Clock } from './platform/clock.ts';
import { randomIds } from './platform/ids.ts';
import type { Log } from './platform/log.ts';
import { isSecure, type Configuration } from './platform/configuration.ts';

export interface HttpRouteParts {
  readonly configuration: Configuration;
  readonly secret: string;
  readonly clock: Clock;
  readonly database: Database;
  readonly identity: Identity;
  readonly secondFactors: SecondFactors;
  readonly resets: Resets;
  readonly mailer: Mailer;
  readonly sms: SmsSender;
  readonly web: WebSource;
  readonly arrivals: Arrivals;
  readonly linkDoor: CallerLinkDoor;
  readonly callerLinks: CallerLinkService;
  readonly knocking: Knocking;
  readonly invited: InvitedEntrance;
  readonly callInvitations: CallInvitations;
  readonly rooms: RoomService;
  readonly entryFields: EntryFieldService;
  readonly phoneBack: PhoneBack;
  readonly earlyErasure: EarlyErasure;
  readonly structure: Structure;
  readonly settings: SettingsService;
  readonly perform: PerformConsultationCommand;
  readonly pages: SessionPages;
  readonly onStandingChanged: (person: PersonId) => void;
  readonly logger: Log;
  readonly fanOut: () => FanOut;
}

/** Every address that the server answers; a test compares them with the protocol's lists. */
export async function composeHttp(app: FastifyInstance, parts: HttpRouteParts): Promise<void> {
  const { configuration, secret, clock, database, identity, mailer, web, arrivals, perform, pages, fanOut } = parts;
  const { logger, onStandingChanged } = parts;
  const secure = isSecure(configuration);
  const identityOf = async ({ headers }: Pick<FastifyRequest, 'headers'>): Promise<WhoAsks> => {
    const personId = await identity.staffOf(headers);
    return personId === null ? { kind: 'visitor' } : { kind: 'staff', personId };
  };
  forwardFormerSlugs(app, { stores: database.stores, identityOf });

  serveHealth(app, { databaseReady: () => database.ready(), fanOut });
  // Written when somebody asks first: it takes 40 ms, which no start should wait for.
  let description: ReturnType<typeof openApiDocument> | null = null;
  serveRoute(app, routes.openapi, async () => ({ ok: true, value: (description ??= openApiDocument()) }));
  const signInLimit = { perMinute: configuration.limits.signIns, secret, clock };
  explainSessions(app, identity);
  serveSession(app, {
    identity,
    secondFactors: parts.secondFactors,
    policy: configuration,
    limit: createSignInLimit(signInLimit),
    codeLimit: createSignInLimit(signInLimit),
    passkeyLimit: createRateLimit({ limit: configuration.limits.signIns, window: 60_000, clock }),
    stores: database.stores,
    resets: parts.resets,
    clock,
    secure,
    pages,
  });
  serveFirstSteps(app, { stores: database.stores, identityOf });
  serveMyClinics(app, { stores: database.stores, identityOf });
  serveSettings(app, { settings: parts.settings, identityOf });
  serveHours(app, { clinics: database.stores.clinics, clock });
  serveBrand(app, database.stores);
  serveEntryFields(app, { entryFields: parts.entryFields, identityOf });
  const change = createChange(database);
  const surveys = createSurveys({ database, change, clock, secret, newId: randomIds.typedEntry });
  serveWaitingExperience(app, {
    stores: database.stores,
    upload: createUploadWaitingFile({ change, clock }),
    surveys,
    identityOf,
  });
  serveConsultations(app, { perform, staffOf: identity.staffOf });
  serveTransfers(app, { stores: database.stores, identityOf });
  await serveCallerPages(app, {
    arrivals,
    surveys,
    links: parts.linkDoor,
    contact: {
      mailer,
      limits: {
        byAddress: createRateLimit({ limit: 5, window: 3_600_000, clock }),
        byMailbox: createRateLimit({ limit: 30, window: 3_600_000, clock }),
      },
    },
    clinics: database.stores.clinics,
    publicUrl: configuration.publicUrl,
    clock,
    web,
    secure,
    mayPractise: async (request, clinic) => mayPractise(database.stores, await identityOf(request), clinic),
    limit: createRateLimit({ limit: configuration.limits.arrivals, window: 60_000, clock }),
  });
  const { appoint } = composePeople(app, {
    database,
    identity,
    mailer,
    clock,
    log: logger,
    standingChanged: onStandingChanged,
    publicUrl: configuration.publicUrl,
  });
  serveStructure(app, { structure: parts.structure, identityOf, appoint, publicUrl: configuration.publicUrl });
  serveRooms(app, { rooms: parts.rooms, mailer, publicUrl: configuration.publicUrl, identityOf });
  const { publicUrl } = configuration;
  serveCallerLinks(app, { links: parts.callerLinks, mailer, sms: parts.sms, clock, publicUrl, identityOf });
  await serveGuestPages(app, {
    door: parts.knocking,
    web,
    secure,
    limit: createRateLimit({ limit: configuration.limits.arrivals, window: 60_000, clock }),
  });
  const invitations = parts.callInvitations;
  serveCallInvitations(app, { invitations, mailer, sms: parts.sms, clock, publicUrl, identityOf });
  await serveInvitedPages(app, {
    entrance: parts.invited,
    web,
    secure,
    limit: createRateLimit({ limit: configuration.limits.arrivals, window: 60_000, clock }),
    agreementTick,
    closedPage: noDoorPage,
  });
  servePhone(app, { sms: parts.sms, store: database.stores.sms, style: () => web().callerStyle });
  await composeCallQuality(app, { configuration, clock, stores: database.stores, mailer, web, secure });
  serveEarlyErasure(app, { erasure: parts.earlyErasure, identityOf });
  servePhoneBack(app, { phoneBack: parts.phoneBack, identityOf });
  serveMailbox(app, { mailer, mailbox: database.stores.mailbox, style: () => web().callerStyle });
  serveStaffPages(app, { web, secure, isSignedIn: async (headers) => (await identity.staffOf(headers)) !== null });
  serveButton(app, web);
  await serveAssets(app, web);
}
