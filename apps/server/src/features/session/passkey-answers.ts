/** From where a passkey was made or used: one of our own origins, as the origin check has seen. */
export interface Site {
  readonly origin: string;
  /** The host that the passkey is bound to, without the port. */
  readonly rpId: string;
}

/** What a browser has made. */
export interface NewCredential {
  readonly id: string;
  readonly clientDataJSON: string;
  readonly attestationObject: string;
  readonly transports: readonly string[];
}

/** What a browser answers when a passkey was used. */
export interface UsedCredential {
  readonly id: string;
  readonly clientDataJSON: string;
  readonly authenticatorData: string;
  readonly signature: string;
}
