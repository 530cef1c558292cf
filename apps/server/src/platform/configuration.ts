import * as z from 'zod';
import {
  flag,
  iceServersJson,
  listOf,
  mailAddress,
  origin,
  seconds,
  urlOf,
  wholeNumber,
} from './configuration-values.ts';
import { mediaSettings, mediaSettingsOf, type MediaSettings } from './media-settings.ts';
import { pushContradictions, pushSettings, pushSettingsOf, type PushSettings } from './push-settings.ts';
import { relayContradictions, relaySettings, relaySettingsOf, type RelaySettings } from './relay-settings.ts';
import { smsContradictions, smsSettings, smsSettingsOf, type SmsSettings } from './sms-settings.ts';

/** Shortest secret that production takes, in characters. */
const secretLength = 32;

/** Every setting that the environment may hold, under the name that an operator types. */
export const settings = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  HOST: z.string().optional(),
  PORT: wholeNumber(0, 65_535).optional(),
  PUBLIC_URL: origin.optional(),
  TRUSTED_PROXIES: listOf(/^[0-9a-fA-F.:/]+$|^(loopback|linklocal|uniquelocal)$/, 'addresses or networks').default([]),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: urlOf('postgres:', 'postgresql:').optional(),
  KEYS_DATABASE_URL: urlOf('postgres:', 'postgresql:').optional(),
  REDIS_URL: urlOf('redis:', 'rediss:').optional(),
  SECRET: z.string().min(secretLength, `must have at least ${secretLength} characters`).optional(),
  STUN_URLS: listOf(/^stuns?:[^\s]+$/, 'addresses that begin with stun: or stuns:').default([]),
  TURN_URLS: listOf(/^turns?:[^\s]+$/, 'addresses that begin with turn: or turns:').default([]),
  TURN_SECRET: z.string().min(8, 'must have at least 8 characters').optional(),
  ICE_SERVERS: iceServersJson.default([]),
  ...mediaSettings,
  ...relaySettings,
  SMTP_URL: urlOf('smtp:', 'smtps:').optional(),
  MAIL_FROM: mailAddress.optional(),
  ...smsSettings,
  ...pushSettings,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).optional(),
  DEMO: flag.optional(),
  GRACE_CALL_SECONDS: seconds(1).default(120_000),
  GRACE_WAITING_SECONDS: seconds(1).default(600_000),
  SECOND_FACTOR: z.enum(['required', 'optional'], 'must be required or optional').optional(),
  IDLE_LOCK_MINUTES: wholeNumber(1, 480).default(15),
  SIGN_INS_PER_MINUTE: wholeNumber(1, 1_000_000).default(30),
  ARRIVALS_PER_MINUTE: wholeNumber(1, 1_000_000).default(120),
  REQUESTS_PER_MINUTE: wholeNumber(1, 10_000_000).default(3_000),
});

type Settings = z.infer<typeof settings>;

/** The settings as the server uses them; lengths of time in milliseconds. */
export interface Configuration {
  readonly production: boolean;
  readonly https: boolean;
  readonly host: string;
  /** Null where the first free one from 3000 on will do. */
  readonly port: number | null;
  /** Scheme, host and port under which browsers reach this server, where that isn't the address it listens on. */
  readonly publicUrl: string | null;
  readonly trustedProxies: readonly string[];
  readonly dataFolder: string;
  readonly databaseUrl: string | null;
  readonly keysDatabaseUrl: string | null;
  readonly redisUrl: string | null;
  /** Null where one is made and kept in the data folder; never null in production. */
  readonly secret: string | null;
  readonly ice: {
    readonly stunUrls: readonly string[];
    readonly turn: { readonly urls: readonly string[]; readonly secret: string } | null;
    readonly servers: Settings['ICE_SERVERS'];
  };
  readonly media: MediaSettings;
  readonly relay: RelaySettings;
  readonly smtpUrl: string | null;
  /** The sender of e-mails: an address, or a name and an address. */
  readonly mailFrom: string;
  readonly sms: SmsSettings;
  readonly push: PushSettings;
  readonly logLevel: NonNullable<Settings['LOG_LEVEL']>;
  readonly demo: boolean;
  readonly grace: { readonly call: number; readonly waiting: number };
  /** Whether all staff need a second factor (P4). */
  readonly secondFactor: 'required' | 'optional';
  /** After how long a session locks in which nobody does anything (P4). */
  readonly idleLock: number;
  readonly limits: { readonly signIns: number; readonly arrivals: number; readonly requests: number };
}

/** Whether browsers reach this server by https, so that cookies may be marked `Secure`. */
export function isSecure(configuration: Configuration): boolean {
  return configuration.https || (configuration.publicUrl?.startsWith('https:') ?? false);
}

/** One setting that can't be used, by the name that the operator typed. */
export interface SettingProblem {
  readonly name: string;
  readonly problem: string;
}

/**
 * Reads the settings and says everything that is wrong at once.
 * @param environment names and values as in `process.env`; an empty value counts as none
 * @param options `https`: the server makes its own certificates
 */
export function readConfiguration(
  environment: Readonly<Record<string, string | undefined>>,
  options: { readonly https: boolean },
): { readonly configuration: Configuration } | { readonly problems: readonly SettingProblem[] } {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({
      name: path.map(String).join('.'),
      problem: message,
    }));
    return { problems: [...problems, ...missingInProduction(given)] };
  }
  const problems = [...missingInProduction(given), ...contradictions(parsed.data, options.https)];
  return problems.length > 0 ? { problems } : { configuration: configurationOf(parsed.data, options.https) };
}

function missingInProduction(given: Readonly<Record<string, string | undefined>>): SettingProblem[] {
  if (given['NODE_ENV'] !== 'production') return [];
  return ['SECRET', 'PUBLIC_URL']
    .filter((name) => given[name] === undefined)
    .map((name) => ({ name, problem: 'is needed in production' }));
}

function contradictions(values: Settings, https: boolean): SettingProblem[] {
  const problems: SettingProblem[] = [];
  if (values.NODE_ENV === 'production' && values.DEMO === true)
    problems.push({ name: 'DEMO', problem: 'is not for production' });
  if (values.NODE_ENV === 'production' && https)
    problems.push({
      name: '--https',
      problem: 'is for trying out; in production a reverse proxy holds the certificate',
    });
  if (values.TURN_URLS.length > 0 && values.TURN_SECRET === undefined)
    problems.push({ name: 'TURN_SECRET', problem: 'is needed with TURN_URLS' });
  if (values.TURN_SECRET !== undefined && values.TURN_URLS.length === 0)
    problems.push({ name: 'TURN_URLS', problem: 'is needed with TURN_SECRET' });
  return [...problems, ...relayContradictions(values), ...smsContradictions(values), ...pushContradictions(values)];
}

function configurationOf(values: Settings, https: boolean): Configuration {
  const production = values.NODE_ENV === 'production';
  const mailFrom =
    values.MAIL_FROM ?? `Anteroom <no-reply@${new URL(values.PUBLIC_URL ?? 'http://localhost').hostname}>`;
  return {
    production,
    https,
    host: values.HOST ?? (https ? '0.0.0.0' : '127.0.0.1'),
    port: values.PORT ?? (production ? 3000 : null),
    publicUrl: values.PUBLIC_URL ?? null,
    trustedProxies: values.TRUSTED_PROXIES,
    dataFolder: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL ?? null,
    keysDatabaseUrl: values.KEYS_DATABASE_URL ?? null,
    redisUrl: values.REDIS_URL ?? null,
    secret: values.SECRET ?? null,
    ice: {
      stunUrls: values.STUN_URLS,
      turn: values.TURN_SECRET === undefined ? null : { urls: values.TURN_URLS, secret: values.TURN_SECRET },
      servers: values.ICE_SERVERS,
    },
    media: mediaSettingsOf(values),
    relay: relaySettingsOf(values),
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom,
    sms: smsSettingsOf(values),
    push: pushSettingsOf(values, mailFrom, values.PUBLIC_URL),
    logLevel: values.LOG_LEVEL ?? (production ? 'info' : 'warn'),
    demo: values.DEMO ?? !production,
    grace: { call: values.GRACE_CALL_SECONDS, waiting: values.GRACE_WAITING_SECONDS },
    secondFactor: values.SECOND_FACTOR ?? (production ? 'required' : 'optional'),
    idleLock: values.IDLE_LOCK_MINUTES * 60_000,
    limits: {
      signIns: values.SIGN_INS_PER_MINUTE,
      arrivals: values.ARRIVALS_PER_MINUTE,
      requests: values.REQUESTS_PER_MINUTE,
    },
  };
}
