import type { Configuration } from '../../platform/configuration.ts';

/**
 * Where browsers find a way to each other, as addresses alone. Whether they answer can be asked without any credential: a
 * relay refuses whoever brings a wrong one, and so tells that it can be reached. Nobody outside a call owns a right one.
 */
export function iceAddressesOf({ stunUrls, turn, servers }: Configuration['ice']): readonly string[] {
  return [...new Set([...servers.flatMap(({ urls }) => urls), ...stunUrls, ...(turn?.urls ?? [])])];
}
