import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { toServer } from '@anteroom/protocol';
import type { ActivityStepView } from '@anteroom/protocol';
import type { ReactElement } from 'react';
import { timeOfDay } from '../../connection/time-of-day.ts';
import { errorText } from '../../errors/error-text.ts';
import { IconButton } from '../../ui/button.tsx';
import { Banner, Skeleton } from '../../ui/feedback.tsx';
import { nameOf } from './caller-rows.ts';
import { useClinic } from './clinic-scope.tsx';
import type { CallerPanelProps } from './participants-panel.tsx';
import { useAsked } from './use-asked.ts';

/** Every step of a stay, with its time and person (W4). */
export function ActivityPanel({ row, tabs, onClose }: CallerPanelProps): ReactElement {
  const { t, i18n } = useLingui();
  const { connection } = useClinic();
  const ask = () => connection.request(toServer.seeActivity, { consultationId: row.id });
  const { value, error, again } = useAsked(ask, [row], null);
  const name = nameOf(row);
  return (
    <section className="messages" aria-label={t`Call activity of ${name}`}>
      <header>
        <h2>
          <bdi>{name}</bdi>
        </h2>
        <IconButton icon="x" size="small" label={t`Close call activity`} onPress={onClose} />
      </header>
      {tabs}
      {value === null && error === null && <Skeleton rows={3} />}
      {value === null && error !== null && (
        <Banner tone="failed" onRetry={again}>
          {errorText(i18n, error)}
        </Banner>
      )}
      <ol className="activity">
        {value?.steps.map((step, index) => (
          // Steps are only ever added at the end.
          <li key={index}>
            <time dateTime={new Date(step.at).toISOString()}>{timeOfDay(i18n.locale, step.at)}</time>
            <span>{stepText(i18n, step)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

type Words = (by: string, about: string) => MessageDescriptor;

const stepTexts: Record<ActivityStepView['kind'], Words> = {
  arrived: () => msg`The caller arrived`,
  'came-by-transfer': () => msg`The caller came by transfer`,
  'seeing-began': (by) => msg`${by} joined the caller`,
  'provider-joined': (by) => msg`${by} came into the call`,
  'provider-left': (by) => msg`${by} left the call`,
  held: (by) => msg`${by} put the caller on hold`,
  'last-provider-left': (by) => msg`${by} left the call, and the caller is on hold`,
  'last-provider-gone': (by) => msg`${by} lost the connection, and the caller is on hold`,
  'transfer-offered': (by, about) => msg`${by} offered a transfer to ${about}`,
  'transfer-declined': (by) => msg`${by} declined the transfer`,
  'transfer-withdrawn': (by) => msg`${by} withdrew the transfer`,
  'transfer-expired': () => msg`Nobody answered the transfer in time`,
  transferred: (by, about) => msg`${by} accepted the transfer to ${about}`,
  completed: (by) => (by === '' ? msg`The consultation ended` : msg`${by} ended the consultation`),
  abandoned: () => msg`The caller left before anybody saw them`,
  removed: (by) => msg`${by} removed the caller`,
  lost: () => msg`The caller lost the connection for good`,
  'marked-ready': (by) => msg`${by} marked the caller as ready`,
  'marked-not-ready': (by) => msg`${by} marked the caller as not ready`,
  assigned: (by, about) => msg`${by} assigned the caller to ${about}`,
  'given-back': (by) => msg`${by} assigned the caller to nobody`,
  'call-back-wanted': () => msg`The caller asked to be called back`,
  'called-back': (by) => msg`${by} told the caller that it is their turn`,
  'call-back-no-longer-wanted': () => msg`The caller no longer asks to be called back`,
  'companion-entered': () => msg`A companion came to the caller`,
  'companion-left': () => msg`A companion left the caller`,
  'participant-held': (by) => msg`${by} placed somebody on hold in the call`,
  'participant-taken-back': (by) => msg`${by} took somebody back into the call`,
  'consent-asked-recording': (by) => msg`${by} asked for consent to a recording`,
  'consent-asked-other': (by) => msg`${by} asked for consent to something else`,
  'consent-yes-recording': (by) =>
    by === '' ? msg`The caller or a companion agreed to a recording` : msg`${by} agreed to a recording`,
  'consent-yes-other': (by) =>
    by === '' ? msg`The caller or a companion agreed to something else` : msg`${by} agreed to something else`,
  'consent-no-recording': (by) =>
    by === '' ? msg`The caller or a companion didn’t agree to a recording` : msg`${by} didn’t agree to a recording`,
  'consent-no-other': (by) =>
    by === ''
      ? msg`The caller or a companion didn’t agree to something else`
      : msg`${by} didn’t agree to something else`,
  'consent-withdrawn-recording': (by) =>
    by === ''
      ? msg`The caller or a companion took the consent to a recording back`
      : msg`${by} took the consent to a recording back`,
  'consent-withdrawn-other': (by) =>
    by === ''
      ? msg`The caller or a companion took the consent to something else back`
      : msg`${by} took the consent to something else back`,
  'recording-began': (by) => msg`${by} began to record`,
  'recording-ended': (by) => (by === '' ? msg`The recording ended` : msg`${by} ended the recording`),
  'message-of-staff': (by) => msg`${by} wrote a message`,
  'message-of-caller': () => msg`The caller wrote a message`,
};

function stepText(i18n: I18n, { kind, by, about }: ActivityStepView): string {
  return i18n._(stepTexts[kind](by ?? '', about ?? ''));
}
