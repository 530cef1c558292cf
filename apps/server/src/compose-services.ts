import { strictestIdleLock } from '@anteroom/domain';
import { createChange } from './change.ts';
import type { Ground } from './ground.ts';
import { createClinicService, type ClinicService } from './features/clinic/service.ts';
import { createMailer } from './features/mail/create-mailer.ts';
import { createSmsSender } from './features/sms/create-sms-sender.ts';
import type { SmsSender } from './features/sms/sms-sender.ts';
import type { Mailer } from './features/mail/mailer.ts';
import { createOrganisationService, type OrganisationService } from './features/organisation/service.ts';
import { createAccounts, type Accounts } from './features/people/accounts.ts';
import { createInvitations, type Invitations } from './features/people/invite.ts';
import { createFactorSecrets } from './features/session/factor-secrets.ts';
import { createResets, type Resets } from './features/session/resets.ts';
import { createSecondFactors, type SecondFactors } from './features/session/second-factors.ts';
import { createSettingsService, type SettingsService } from './features/settings/service.ts';
import { createBetterAuthIdentity } from './features/session/better-auth-identity.ts';
import type { Identity } from './features/session/identity.ts';
import { withoutDisabled } from './features/session/without-disabled.ts';
import { isSecure } from './platform/configuration.ts';
import { randomIds } from './platform/ids.ts';

/** What only needs the database: the command line uses it too. */
export interface Services {
  readonly identity: Identity;
  readonly secondFactors: SecondFactors;
  readonly resets: Resets;
  readonly organisations: OrganisationService;
  readonly clinics: ClinicService;
  readonly settings: SettingsService;
  readonly mailer: Mailer;
  readonly sms: SmsSender;
  readonly accounts: Accounts;
  readonly invitations: Invitations;
}

/** Wires the services that need nothing but the database. */
export function composeServices(
  ground: Pick<Ground, 'configuration' | 'secret' | 'clock' | 'logger' | 'database' | 'identityDatabase'>,
): Services {
  const { configuration, secret, clock, logger, database, identityDatabase } = ground;
  const parts = { database, clock, ids: randomIds };
  const mailer = createMailer({ configuration, mailbox: database.stores.mailbox, clock, log: logger });
  const accounts = createBetterAuthIdentity({
    database: identityDatabase,
    secret,
    secure: isSecure(configuration),
    clock,
    policy: configuration,
    idleLockOf: async (id) => strictestIdleLock(await database.stores.settings.idleLocksOf(id), configuration.idleLock),
  });
  const identity = withoutDisabled(accounts, (id) => database.stores.access.isDisabled(id));
  const change = createChange(database);
  return {
    identity,
    resets: createResets({ identity, mailer, log: logger }),
    secondFactors: createSecondFactors({
      database,
      secrets: createFactorSecrets(secret),
      clock,
      required: configuration.secondFactor === 'required',
    }),
    organisations: createOrganisationService(parts),
    clinics: createClinicService(parts),
    mailer,
    sms: createSmsSender({ configuration, store: database.stores.sms, clock, log: logger }),
    accounts: createAccounts({ database, identity, clock }),
    // Before anybody is connected there is nobody to tell.
    settings: createSettingsService({ database, change, clock }, () => undefined),
    // Open pages hear of a new role from the database.
    invitations: createInvitations({ ...parts, change, identity, mailer, standingChanged: () => undefined }),
  };
}
