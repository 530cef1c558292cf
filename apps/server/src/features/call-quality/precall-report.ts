import { accepted, refused, type Result } from '@anteroom/domain';
import type { I18n, LocaleCode } from '@anteroom/i18n';
import type { PrecallFindings } from '@anteroom/protocol';
import type { Stores } from '../../database/database.ts';
import { createRateLimit } from '../../http/rate-limit.ts';
import { translatorFor } from '../../http/translators.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Refusal } from '../../refusal.ts';
import type { Mailer } from '../mail/read-model.ts';
import { foundLines } from './found-lines.ts';

/** What the report of a pre-call test says: the subject and the lines of the e-mail, word by word. */
export interface WrittenReport {
  readonly subject: string;
  readonly lines: readonly string[];
  readonly sent: boolean;
}

/** Shows what would be sent to a clinic's support, and sends exactly that (E8). */
export interface PrecallReports {
  /**
   * @param address of whoever asks: a few an hour may be sent from one
   * @returns `not-found` where there is no such clinic or it names no support, `too-many-requests`, `mail-…`
   */
  report(wanted: {
    readonly clinic: string;
    readonly findings: PrecallFindings;
    readonly locale: LocaleCode;
    readonly send: boolean;
    readonly address: string;
  }): Promise<Result<WrittenReport, Refusal>>;
}

const hour = 60 * 60 * 1_000;

export function createPrecallReports(parts: {
  readonly stores: Stores;
  readonly mailer: Mailer;
  readonly clock: Clock;
}): PrecallReports {
  const { stores, mailer, clock } = parts;
  const byAddress = createRateLimit({ limit: 5, window: hour, clock });
  const byClinic = createRateLimit({ limit: 30, window: hour, clock });
  return {
    async report({ clinic, findings, locale, send, address }) {
      const place = await stores.clinics.byAnySlug(clinic);
      const to = place?.settings.supportContact.email ?? '';
      if (place === null || place.clinic.closedAt !== null || to === '') return refused({ code: 'not-found' });
      const i18n = translatorFor(locale);
      const written = write(i18n, place.clinic.name, findings);
      if (!send) return accepted({ ...written, sent: false });
      if (byAddress.take(address) > 0 || byClinic.take(place.clinic.id) > 0)
        return refused({ code: 'too-many-requests' });
      const sent = await mailer.send({
        to,
        locale,
        write: (words) => {
          const { subject, lines } = write(words, place.clinic.name, findings);
          return { subject, paragraphs: lines };
        },
      });
      return sent.ok ? accepted({ ...written, sent: true }) : sent;
    },
  };
}

/** The report in words. Nothing is in it but what the test's page shows. */
function write(i18n: I18n, clinic: string, findings: PrecallFindings): Omit<WrittenReport, 'sent'> {
  return {
    subject: i18n._({ id: 'report.subject', message: 'Pre-call test: {clinic}', values: { clinic } }),
    lines: [
      i18n._({ id: 'report.lead', message: 'Somebody tested their device and sent you what was found.' }),
      ...foundLines(i18n, findings),
    ],
  };
}
