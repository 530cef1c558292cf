import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ClinicId } from '@anteroom/domain';
import { parseLocale } from '@anteroom/i18n';
import { routes, type OwnAlerts, type Reach } from '@anteroom/protocol';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { codeOf, rest, RestError } from '../../rest/rest-client.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { alertsKey } from './own-alerts.ts';
import { PushChoice } from './push-choice.tsx';

const delays = [0, 2, 5, 10, 15, 30, 60] as const;

export interface AlertsFormProps {
  readonly clinicId: ClinicId;
  readonly alerts: OwnAlerts;
  readonly reach: Reach;
  readonly onClose: () => void;
}

/** All choices of one clinic, saved together. */
export function AlertsForm({ clinicId, alerts, reach, onClose }: AlertsFormProps): ReactElement {
  const { t, i18n } = useLingui();
  const { toast } = useAnnouncer();
  const queries = useQueryClient();
  const { phoneHint, browsers: _browsers, ...initial } = alerts;
  const [wish, setWish] = useState(initial);
  const [phone, setPhone] = useState('');
  const [isRefused, setRefused] = useState(false);
  const set = (part: Partial<typeof wish>): void => setWish((before) => ({ ...before, ...part }));
  const save = useMutation({
    mutationFn: () =>
      rest(routes.changeOwnAlerts, {
        params: { clinicId },
        body: {
          ...wish,
          ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
          locale: parseLocale(i18n.locale) ?? 'en',
        },
      }),
    onSuccess(saved) {
      queries.setQueryData(alertsKey(clinicId), saved);
      toast(t`Your alerts are saved.`, 'done');
      onClose();
    },
  });
  const phoneProblem = save.error instanceof RestError && save.error.field === 'phone';
  const followsOutside = wish.email || wish.sms || wish.push;

  const askDesktop = async (wanted: boolean): Promise<void> => {
    const granted = wanted && 'Notification' in window && (await Notification.requestPermission()) === 'granted';
    setRefused(wanted && !granted);
    set({ desktop: granted });
  };
  const wordsOf = (minutes: number): string =>
    minutes === 0
      ? t`For every caller, at once`
      : plural(minutes, { one: 'After # minute of waiting', other: 'After # minutes of waiting' });

  return (
    <form
      className="alerts-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.mutate();
      }}
      noValidate
    >
      <SelectField
        label={t`When`}
        value={String(wish.afterMinutes)}
        options={[...new Set([...delays, wish.afterMinutes])]
          .sort((left, right) => left - right)
          .map((minutes) => ({ value: String(minutes), label: wordsOf(minutes) }))}
        onChange={(minutes) => set({ afterMinutes: Number(minutes) })}
      />
      <fieldset>
        <legend>{t`While this clinic is open in a page`}</legend>
        <Checkbox isSelected={wish.inPage} onChange={(inPage) => set({ inPage })}>{t`A word on the page`}</Checkbox>
        <Checkbox isSelected={wish.desktop} onChange={(wanted) => void askDesktop(wanted)}>
          {t`A notification of the desktop, when the page is not in front`}
        </Checkbox>
        {isRefused && (
          <p className="alerts-note">{t`This browser does not allow notifications here. Allow them beside the address of this page.`}</p>
        )}
      </fieldset>
      <fieldset>
        <legend>{t`Wherever I am, while I am signed in`}</legend>
        <Checkbox
          isSelected={wish.email}
          isDisabled={!reach.email}
          onChange={(email) => set({ email })}
        >{t`E-mail`}</Checkbox>
        <Checkbox
          isSelected={wish.sms}
          isDisabled={!reach.sms}
          onChange={(sms) => set({ sms })}
        >{t`Text message`}</Checkbox>
        {wish.sms && (
          <TextField
            type="tel"
            dir="ltr"
            autoComplete="tel"
            maxLength={32}
            label={t`My number`}
            hint={
              phoneHint === null
                ? t`It begins with + and the country’s number.`
                : t`Kept: ${phoneHint}. Write another to change it.`
            }
            value={phone}
            onChange={setPhone}
            error={phoneProblem ? errorText(i18n, codeOf(save.error)) : undefined}
          />
        )}
        <PushChoice
          isSelected={wish.push}
          pushKey={reach.pushKey}
          browsers={alerts.browsers}
          onChange={(push) => set({ push })}
        />
        <Checkbox isSelected={wish.onlyAway} isDisabled={!followsOutside} onChange={(onlyAway) => set({ onlyAway })}>
          {t`Only while no page of mine shows this waiting area`}
        </Checkbox>
        {!reach.sms && <p className="alerts-note">{t`This server sends no text messages yet.`}</p>}
      </fieldset>
      <p className="alerts-note">{t`Nothing of it names a caller.`}</p>
      {save.error !== null && !phoneProblem && <Banner tone="failed">{errorText(i18n, codeOf(save.error))}</Banner>}
      <div className="dialog-acts">
        <Button onPress={onClose}>{t`Cancel`}</Button>
        <Button look="primary" type="submit" isPending={save.isPending}>{t`Save`}</Button>
      </div>
    </form>
  );
}
