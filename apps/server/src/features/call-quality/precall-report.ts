import { accepted, bandwidthOf, problemsIn, refused, type Result, type Tested } from '@anteroom/domain';
import type { I18n, LocaleCode } from '@anteroom/i18n';
import type { PrecallFindings } from '@anteroom/protocol';
import type { Stores } from '../../database/database.ts';
import { createRateLimit } from '../../http/rate-limit.ts';
import { translatorFor } from '../../http/translators.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Refusal } from '../../refusal.ts';
import type { Mailer } from '../mail/read-model.ts';
import { browserLine, verdictWord } from './report-words.ts';

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
  const { camera, microphone, speaker, browser, server, socket, media } = findings;
  const devices: readonly (readonly [string, Tested])[] = [
    [i18n._({ id: 'report.browser', message: 'Browser' }), browser],
    [i18n._({ id: 'report.camera', message: 'Camera' }), camera],
    [i18n._({ id: 'report.microphone', message: 'Microphone' }), microphone],
    [i18n._({ id: 'report.speaker', message: 'Speaker' }), speaker],
    [i18n._({ id: 'report.server', message: 'Connection to the server' }), server],
    [i18n._({ id: 'report.socket', message: 'Lasting connection' }), socket],
    [i18n._({ id: 'report.media', message: 'Way for sound and picture' }), media],
  ];
  return {
    subject: i18n._({ id: 'report.subject', message: 'Pre-call test: {clinic}', values: { clinic } }),
    lines: [
      i18n._({ id: 'report.lead', message: 'Somebody tested their device and sent you what was found.' }),
      browserLine(i18n, findings.used),
      ...devices.map(([label, verdict]) => `${label}: ${verdictWord(i18n, verdict)}`),
      ...figures(i18n, findings),
      problemsIn(findings).length === 0
        ? i18n._({ id: 'report.good', message: 'Nothing stands in the way of a video call.' })
        : i18n._({ id: 'report.bad', message: 'Something may stand in the way of a video call.' }),
    ],
  };
}

function figures(i18n: I18n, findings: PrecallFindings): readonly string[] {
  const { down, up, roundTrip, late } = findings;
  const unknown = i18n._({ id: 'report.unknown', message: 'not tested' });
  const speed = (figure: number | null): string => (figure === null ? unknown : `${i18n.number(figure)} kbit/s`);
  return [
    ...(bandwidthOf(findings) === null
      ? []
      : [
          i18n._({
            id: 'report.speed',
            message: 'Bandwidth: {down} to the device, {up} from it',
            values: { down: speed(down), up: speed(up) },
          }),
        ]),
    ...(roundTrip === null
      ? []
      : [
          i18n._({
            id: 'report.delay',
            message: 'Delay: {ms} ms there and back',
            values: { ms: i18n.number(roundTrip) },
          }),
        ]),
    ...(late === null
      ? []
      : [
          i18n._({
            id: 'report.late',
            message: 'Late or lost answers: {share}',
            values: { share: i18n.number(late, { style: 'percent', maximumFractionDigits: 0 }) },
          }),
        ]),
  ];
}
