import * as z from 'zod';
import { listOf, wholeNumber } from './configuration-values.ts';

/** A JSON value whose texts may hold `{to}`, `{text}`, `{from}` and `{id}`. */
export type TemplateValue =
  string | number | boolean | null | readonly TemplateValue[] | { readonly [name: string]: TemplateValue };

/** How an SMS gateway is spoken to; texts of headers and template may hold names in braces. */
export interface GatewaySettings {
  /** Without name and password; those have become a header. */
  readonly url: string;
  readonly method: 'POST' | 'PUT' | 'GET';
  readonly headers: Readonly<Record<string, string>>;
  /** `json` and `form` send the template as the body; `query` puts it behind the address. */
  readonly format: 'json' | 'form' | 'query';
  readonly template: TemplateValue;
  /** The sender as receivers see it: a number, or a name of up to eleven characters. */
  readonly from: string;
  readonly success: {
    /** Null for all from 200 to 299. */
    readonly statuses: readonly number[] | null;
    /** A path such as `messages.0.status`, and the text that has to stand there. */
    readonly field: { readonly path: readonly string[]; readonly value: string } | null;
  };
}

/** All about text messages. */
export interface SmsSettings {
  /** Null where no gateway is set up. */
  readonly gateway: GatewaySettings | null;
  /** Of the country whose numbers are typed without one, such as `46`. */
  readonly callingCode: string | null;
  /** Most messages that one clinic may send within an hour. */
  readonly perClinicAndHour: number;
}

/** https, or plain http on this machine; a name and a password may stand in it. */
const gatewayUrl = z.string().transform((text, context) => {
  if (URL.canParse(text)) {
    const { protocol, hostname } = new URL(text);
    if (protocol === 'https:') return text;
    if (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)) return text;
  }
  context.addIssue('must be an address that begins with https://');
  return z.NEVER;
});

const headersJson = z.string().transform((text, context) => {
  const parsed = z
    .record(z.string().regex(/^[A-Za-z0-9-]+$/), z.string().regex(/^[\x20-\x7e]*$/))
    .safeParse(fromJson(text));
  if (parsed.success) return parsed.data;
  context.addIssue('must be JSON such as {"Authorization":"Bearer …"}');
  return z.NEVER;
});

const templateJson = z.string().transform((text, context) => {
  const parsed = z.record(z.string(), z.json()).safeParse(fromJson(text));
  if (parsed.success && text.includes('{to}') && text.includes('{text}')) return parsed.data;
  context.addIssue('must be JSON such as {"to":"{to}","from":"{from}","text":"{text}"}');
  return z.NEVER;
});

/** `messages.0.status=0`. */
const successField = z.string().transform((text, context) => {
  const [, path, value] = /^([\w-]+(?:\.[\w-]+)*)=(.+)$/.exec(text) ?? [];
  if (path !== undefined && value !== undefined) return { path: path.split('.'), value };
  context.addIssue('must be a field of the answer and what it says, such as messages.0.status=0');
  return z.NEVER;
});

/** The part of the settings that is about text messages, under the names that an operator types. */
export const smsSettings = {
  SMS_URL: gatewayUrl.optional(),
  SMS_METHOD: z.enum(['POST', 'PUT', 'GET'], 'must be POST, PUT or GET').optional(),
  SMS_FORMAT: z.enum(['json', 'form', 'query'], 'must be json, form or query').default('json'),
  SMS_TEMPLATE: templateJson.optional(),
  SMS_HEADERS: headersJson.default({}),
  SMS_FROM: z
    .string()
    .regex(/^(?:\+?\d{3,15}|[\w .-]{1,11})$/, 'must be a number, or a name of up to eleven characters')
    .default('Anteroom'),
  SMS_SUCCESS_STATUS: listOf(/^[1-5]\d\d$/, 'HTTP statuses').optional(),
  SMS_SUCCESS_FIELD: successField.optional(),
  SMS_CALLING_CODE: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, 'must be the calling code of a country, such as 46')
    .optional(),
  SMS_PER_CLINIC_AND_HOUR: wholeNumber(0, 1_000_000).default(200),
};

type Values = z.infer<z.ZodObject<typeof smsSettings>>;

/** What was read, as the server uses it. */
export function smsSettingsOf(values: Values): SmsSettings {
  const { SMS_URL: address, SMS_FORMAT: format } = values;
  return {
    gateway: address === undefined ? null : gatewayOf(address, format, values),
    callingCode: values.SMS_CALLING_CODE ?? null,
    perClinicAndHour: values.SMS_PER_CLINIC_AND_HOUR,
  };
}

function gatewayOf(address: string, format: GatewaySettings['format'], values: Values): GatewaySettings {
  const url = new URL(address);
  const { username, password } = url;
  url.username = '';
  url.password = '';
  const secret = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  return {
    url: url.href,
    method: values.SMS_METHOD ?? (format === 'query' ? 'GET' : 'POST'),
    headers: { ...(username === '' ? {} : { authorization: `Basic ${secret}` }), ...values.SMS_HEADERS },
    format,
    template: values.SMS_TEMPLATE ?? { to: '{to}', from: '{from}', text: '{text}' },
    from: values.SMS_FROM,
    success: {
      statuses: values.SMS_SUCCESS_STATUS?.map(Number) ?? null,
      field: values.SMS_SUCCESS_FIELD ?? null,
    },
  };
}

/** What contradicts itself, by the name that the operator typed. */
export function smsContradictions(values: Values): { readonly name: string; readonly problem: string }[] {
  const problems = [];
  const isQuery = values.SMS_FORMAT === 'query';
  if (values.SMS_METHOD === 'GET' && !isQuery)
    problems.push({ name: 'SMS_METHOD', problem: 'can be GET with SMS_FORMAT=query alone' });
  if (values.SMS_URL === undefined && (values.SMS_TEMPLATE !== undefined || Object.keys(values.SMS_HEADERS).length > 0))
    problems.push({ name: 'SMS_URL', problem: 'is needed with SMS_TEMPLATE and SMS_HEADERS' });
  return problems;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
