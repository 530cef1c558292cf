import * as z from 'zod';
import { wholeNumber } from './configuration-values.ts';
import { portRange } from './media-settings.ts';

export const relaySettings = {
  RELAY: z.enum(['own', 'none'], 'must be own or none').default('own'),
  RELAY_PORT: wholeNumber(1, 65_535).optional(),
  RELAY_PORTS: portRange.default([11_000, 14_999]),
  RELAY_TLS_PORT: wholeNumber(1, 65_535).default(5_349),
  RELAY_CERTIFICATE: z.string().optional(),
  RELAY_KEY: z.string().optional(),
};
type Values = z.infer<z.ZodObject<typeof relaySettings>>;

/** The relay that this server starts by itself where it can and none is configured. */
export interface RelaySettings {
  readonly isWanted: boolean;
  /** For UDP and TCP; null for the first free one from 3478 on. */
  readonly port: number | null;
  /** The UDP ports by which it relays, first and last. */
  readonly ports: readonly [number, number];
  /** Files with the certificate and its key, and where it takes TLS; null where it takes none. */
  readonly tls: { readonly certificate: string; readonly key: string; readonly port: number } | null;
}

export function relaySettingsOf(values: Values): RelaySettings {
  const { RELAY_CERTIFICATE: certificate, RELAY_KEY: key } = values;
  return {
    isWanted: values.RELAY === 'own',
    port: values.RELAY_PORT ?? null,
    ports: values.RELAY_PORTS,
    tls: certificate === undefined || key === undefined ? null : { certificate, key, port: values.RELAY_TLS_PORT },
  };
}

/** A certificate is no use without its key. */
export function relayContradictions(values: Values): { readonly name: string; readonly problem: string }[] {
  const { RELAY_CERTIFICATE: certificate, RELAY_KEY: key } = values;
  if ((certificate === undefined) === (key === undefined)) return [];
  const name = certificate === undefined ? 'RELAY_CERTIFICATE' : 'RELAY_KEY';
  return [{ name, problem: 'is needed with the other of the two' }];
}
