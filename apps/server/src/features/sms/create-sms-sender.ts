import { accepted, dialableNumber, refused } from '@anteroom/domain';
import { translatorFor } from '../../http/translators.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Configuration } from '../../platform/configuration.ts';
import type { Log } from '../../platform/log.ts';
import { createGatewayCarrier } from './gateway-carrier.ts';
import type { SmsCarrier, SmsSender } from './sms-sender.ts';
import type { SmsStore } from './sms-store.ts';

/** The way of the configuration: a gateway, else the demo's page, else nothing. */
export function createSmsSender(parts: {
  readonly configuration: Pick<Configuration, 'sms' | 'demo'>;
  readonly store: SmsStore;
  readonly clock: Clock;
  readonly log: Log;
}): SmsSender {
  const { configuration, store, clock, log } = parts;
  const { gateway, callingCode, perClinicAndHour } = configuration.sms;
  const carrier =
    gateway !== null ? createGatewayCarrier(gateway, log) : configuration.demo ? createPageCarrier(parts) : null;
  if (carrier === null) return absentSms;
  return {
    kind: carrier.kind,
    numberOf: (to) => dialableNumber(to, callingCode),
    async send({ to, clinicId, locale, write }) {
      const number = dialableNumber(to, callingCode);
      if (number === null) return refused({ code: 'phone-malformed' });
      try {
        if (!(await store.count(clinicId, clock.now(), perClinicAndHour))) return refused({ code: 'too-many-sms' });
        const text = write(translatorFor(locale)).trim();
        return (await carrier.carry({ to: number, text })) ? accepted(null) : refused({ code: 'sms-failed' });
      } catch (error) {
        log.error({ err: error }, 'A text message could not be sent.');
        return refused({ code: 'sms-failed' });
      }
    },
  };
}

/** Where no text messages are set up, whoever wants to send one is told so. */
export const absentSms: SmsSender = {
  kind: 'absent',
  numberOf: () => null,
  send: () => Promise.resolve(refused({ code: 'sms-absent' })),
};

/** Sends nothing: keeps messages for the demo's page. */
function createPageCarrier({ store, clock }: { readonly store: SmsStore; readonly clock: Clock }): SmsCarrier {
  return {
    kind: 'page',
    async carry(sms) {
      await store.keep({ at: clock.now(), ...sms });
      return true;
    },
  };
}
