import { cleanName } from '@anteroom/domain';
import type { LocaleCode } from '@anteroom/i18n';
import { createRateLimit } from '../../http/rate-limit.ts';
import type { Log } from '../../platform/log.ts';
import type { PlacedClinic } from '../clinic/read-model.ts';
import { accountRequestLetter } from './letters.ts';
import type { PeopleTools } from './people-tools.ts';

/** What somebody without an account types on the sign-in page. */
export interface AccountRequest {
  /** A clinic's link, or the end of it. */
  readonly clinic: string;
  readonly name: string;
  readonly email: string;
  readonly message: string;
  readonly locale: LocaleCode;
}

/** Most people that one request is mailed to. */
const mostReaders = 5;
const hour = 60 * 60 * 1_000;

/** Asking a clinic for an account (H4). Whoever asks learns nothing, not even whether there is such a clinic. */
export interface AccountRequests {
  /** Counts one of an address; answers 0 where it may go on, else the whole seconds until it may. */
  begin(address: string): number;
  /** Mails it to those who could invite them, after whoever asked has their answer. */
  pass(request: AccountRequest, origin: string): void;
  /** Resolves when all that was passed is on its way. */
  settled(): Promise<void>;
}

export function createAccountRequests(tools: PeopleTools, log: Log): AccountRequests {
  const { database, mailer, clock } = tools;
  const byAddress = createRateLimit({ limit: 5, window: hour, clock });
  const byClinic = createRateLimit({ limit: 20, window: hour, clock });
  const running = new Set<Promise<void>>();

  async function mail(
    { clinic: typed, email, message, locale, ...asked }: AccountRequest,
    origin: string,
  ): Promise<void> {
    const { clinics } = database.stores;
    const slug = slugIn(typed);
    const found = slug === null ? null : await clinics.byAnySlug(slug);
    const name = cleanName(asked.name);
    if (found === null || found.clinic.closedAt !== null || name === null || byClinic.take(found.clinic.id) > 0) return;
    const href = `${origin}/clinics/${found.clinic.slug}/team`;
    const facts = { clinic: found.clinic.name, name, email, message: message.trim(), href };
    for (const to of await readersOf(found)) await mailer.send({ to, locale, write: accountRequestLetter(facts) });
  }

  /** The support contact; where none is set, those who administer the clinic or its organisation. */
  async function readersOf({ clinic, organisation, settings }: PlacedClinic): Promise<readonly string[]> {
    const { email } = settings.supportContact;
    if (email !== '') return [email];
    const { access, team } = database.stores;
    const people = [
      ...(await access.lockAdministrators({ clinicId: clinic.id })),
      ...(await access.lockAdministrators({ organisationId: organisation.id })),
    ];
    const addresses = await Promise.all([...new Set(people)].slice(0, mostReaders).map((id) => team.emailOf(id)));
    return addresses.filter((address) => address !== null);
  }

  return {
    begin: (address) => byAddress.take(address),
    pass(request, origin) {
      const passing = mail(request, origin)
        .catch((error: unknown) => log.error({ err: error }, 'A request for an account could not be passed on.'))
        .finally(() => running.delete(passing));
      running.add(passing);
    },
    async settled() {
      await Promise.all(running);
    },
  };
}

/** `https://video.hospital.example/c/renal?x`, `/c/renal` or `renal`: the slug, or null where there is none. */
function slugIn(typed: string): string | null {
  const path = typed
    .trim()
    .toLowerCase()
    .replace(/[?#].*$/, '');
  return /(?:^|\/c\/|^c\/)([a-z0-9-]{2,60})\/?$/.exec(path)?.[1] ?? null;
}
