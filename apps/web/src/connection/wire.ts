import type { ErrorCode, Handshake } from '@anteroom/protocol';

/** What happens on a wire. */
export interface WireEvents {
  onOpen(): void;
  /** `byServer`: told to go, so it doesn't come back by itself; else it is being mended already. */
  onLost(byServer: boolean): void;
  /** The server didn't let this page in; the wire stays closed until it is opened again. */
  onRefused(code: ErrorCode): void;
  onMessage(event: string, body: unknown): void;
}

/** The bare way to the server: names and bodies as they come. Mends itself after a loss. */
export interface Wire {
  readonly isOpen: boolean;
  /** @param handshake read anew at every opening, the ones after a loss too */
  open(handshake: () => Handshake): void;
  close(): void;
  /**
   * Sends, and hands over what the server answers; null where no answer came: the wire was lost or it took too long.
   * Never keeps a message for later.
   */
  ask(event: string, body: unknown): Promise<unknown>;
}

/** Makes a wire that tells these events. */
export type CreateWire = (events: WireEvents) => Wire;
