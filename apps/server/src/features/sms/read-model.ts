import type { SmsSender as SmsPort } from './sms-sender.ts';

/** What sends text messages, for the features that write them. */
export type SmsSender = SmsPort;
