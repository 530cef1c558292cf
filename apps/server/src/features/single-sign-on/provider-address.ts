import { isIP } from 'node:net';
import type { ProviderProblem } from '@anteroom/protocol';
import { isLoopbackHost, mayReach } from '../../platform/public-address.ts';

/**
 * Whether an address may be a provider's: https, without a name and password in it; plain http on loopback where that is allowed.
 * Where the name leads to is looked at when it is asked.
 */
export function judgeProviderAddress(text: string, options: { readonly loopback: boolean }): ProviderProblem | null {
  if (!URL.canParse(text)) return 'address-not-https';
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return 'address-not-https';
  const host = hostname.replace(/^\[|\]$/g, '');
  const isLoopback = isLoopbackHost(host);
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback && options.loopback)) return 'address-not-https';
  if (isLoopback) return options.loopback ? null : 'address-not-public';
  return isIP(host) === 0 || mayReach(host, options) ? null : 'address-not-public';
}
