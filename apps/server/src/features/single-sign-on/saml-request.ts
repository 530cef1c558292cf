/** Our own addresses, as a provider knows them. */
export interface SamlAddresses {
  /** Our entity id, where our metadata stands too. */
  readonly entityId: string;
  /** Where answers are posted to. */
  readonly assertionConsumer: string;
}

/** One question to a provider. */
export interface SamlRequest extends SamlAddresses {
  readonly id: string;
}

/** How far the provider's clock may be away from ours, in milliseconds. */
export const skew = 120_000;
