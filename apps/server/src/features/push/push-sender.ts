import type { PushSubscriptionInput } from '@anteroom/protocol';

/** Where a browser takes Web Push, and by which keys its messages are sealed. */
export type PushAddress = PushSubscriptionInput;

/**
 * What a browser shows. It passes through the browser maker's service, sealed for the browser alone, and lies on a lock screen:
 * it says that somebody waits, or that it is one's turn, and never who.
 */
export interface PushNotice {
  readonly title: string;
  readonly body: string;
  /** A path of ours that opens when it is pressed, without anything personal. */
  readonly path: string;
  /** A later notice with the same tag takes the place of the earlier one. */
  readonly tag: string;
}

/** How it went: `gone` where the browser has taken its address back, so that it is to be forgotten. */
export type PushOutcome = 'sent' | 'gone' | 'failed';

/** Sends Web Push (RFC 8030), sealed (RFC 8291) and signed by our own key (VAPID, RFC 8292). */
export interface PushSender {
  /** Our public key, which browsers subscribe with, in base64url. */
  readonly publicKey: string;
  /** Whether an address may be a browser maker's at all: https, public, on no inner network. */
  mayReach(address: PushAddress): boolean;
  /**
   * Sends one. Never throws; no address stands in the log.
   * @param options `lasts`: how long the service may keep it while the browser is away, in seconds
   */
  send(address: PushAddress, notice: PushNotice, options: { readonly lasts: number }): Promise<PushOutcome>;
}
