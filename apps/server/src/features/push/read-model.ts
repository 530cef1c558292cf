import type { PushNotice as OneNotice, PushSender as PushPort } from './push-sender.ts';

/** What sends Web Push, for the features that have something to say. */
export type PushSender = PushPort;

/** What a browser shows. */
export type PushNotice = OneNotice;
