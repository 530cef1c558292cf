import { bandwidthOf, problemsIn, type Tested } from '@anteroom/domain';
import type { I18n } from '@anteroom/i18n';
import type { PrecallFindings } from '@anteroom/protocol';
import { browserLine, verdictWord } from './report-words.ts';

/** What a pre-call test found, a line each. Nothing is in it but what the test's page shows. */
export function foundLines(i18n: I18n, findings: PrecallFindings): readonly string[] {
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
  return [
    browserLine(i18n, findings.used),
    ...devices.map(([label, verdict]) => `${label}: ${verdictWord(i18n, verdict)}`),
    ...figures(i18n, findings),
    problemsIn(findings).length === 0
      ? i18n._({ id: 'report.good', message: 'Nothing stands in the way of a video call.' })
      : i18n._({ id: 'report.bad', message: 'Something may stand in the way of a video call.' }),
  ];
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
