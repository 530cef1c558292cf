import type { Sms as OneSms, SmsSender as SmsPort } from './sms-sender.ts';

/** What sends text messages, for the features that write them. */
export type SmsSender = SmsPort;

/** A text message to one person. */
export type Sms = OneSms;
