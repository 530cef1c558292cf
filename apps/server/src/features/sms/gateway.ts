import type { GatewaySettings, TemplateValue } from '../../platform/sms-settings.ts';
import { fill, namesIn } from './template.ts';

/** One request to a gateway. */
export interface GatewayRequest {
  readonly url: string;
  readonly method: GatewaySettings['method'];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** What a message is made into. `id` names it, so that a gateway that is asked twice can tell. */
export interface GatewayMessage {
  readonly to: string;
  readonly text: string;
  readonly id: string;
}

/** Makes the request of one message. What somebody typed never becomes syntax: it is filled into texts that were parsed before. */
export function requestOf(gateway: GatewaySettings, message: GatewayMessage): GatewayRequest {
  const values = { ...message, from: gateway.from };
  const filled = fill(gateway.template, values);
  const headers = Object.fromEntries(
    Object.entries(gateway.headers).map(([name, value]) => [name, String(fill(value, values))]),
  );
  if (gateway.format === 'json') {
    return request({ 'content-type': 'application/json', ...headers }, gateway.url, JSON.stringify(filled));
  }
  const form = new URLSearchParams(fieldsOf(filled));
  if (gateway.format === 'form') {
    return request({ 'content-type': 'application/x-www-form-urlencoded', ...headers }, gateway.url, form.toString());
  }
  const url = new URL(gateway.url);
  for (const [name, value] of form) url.searchParams.append(name, value);
  return request(headers, url.href, null);

  function request(all: Readonly<Record<string, string>>, url: string, body: string | null): GatewayRequest {
    return { url, method: gateway.method, headers: { accept: 'application/json', ...all }, body };
  }
}

/** Whether the gateway tells two requests for the same message apart from two messages. */
export function isIdempotent(gateway: GatewaySettings): boolean {
  return [gateway.template, ...Object.values(gateway.headers)].some((value) => namesIn(value).has('id'));
}

/** Whether what the gateway answered means that it has taken the message. */
export function isTaken({ statuses, field }: GatewaySettings['success'], status: number, body: string): boolean {
  const isGood = statuses === null ? status >= 200 && status <= 299 : statuses.includes(status);
  if (!isGood || field === null) return isGood;
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return false;
  }
  for (const name of field.path) {
    if (typeof value !== 'object' || value === null) return false;
    value = Object.entries(value).find(([key]) => key === name)?.[1];
  }
  return (
    (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') &&
    String(value) === field.value
  );
}

function fieldsOf(filled: TemplateValue): [string, string][] {
  if (typeof filled !== 'object' || filled === null || Array.isArray(filled)) return [];
  return Object.entries(filled).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
}
