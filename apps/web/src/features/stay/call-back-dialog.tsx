import { Trans, useLingui } from '@lingui/react/macro';
import { parseLocale } from '@anteroom/i18n';
import type { ErrorCode, PushSubscriptionInput, Reach } from '@anteroom/protocol';
import { useEffect, useState, type FormEvent, type ReactNode } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { canPush, takePush } from '../push/push.ts';
import { readReach } from '../push/reach.ts';
import type { Stay, StayCall } from './stay.ts';

/** Asks how somebody is called back: on this device, by a text message, or both. */
export function CallBackDialog({
  stay,
  onClose,
}: {
  readonly stay: Stay<StayCall>;
  readonly onClose: () => void;
}): ReactNode {
  const { t, i18n } = useLingui();
  const [reach, setReach] = useState<Reach | null>(null);
  const [isUnreachable, setUnreachable] = useState(false);
  const [wantsPush, setWantsPush] = useState(canPush());
  const [phone, setPhone] = useState('');
  const [problem, setProblem] = useState<{ readonly words: string; readonly field?: 'phone' } | null>(null);
  const [isPending, setPending] = useState(false);
  useEffect(() => {
    void readReach().then((found) => (found === null ? setUnreachable(true) : setReach(found)));
  }, []);
  const hasPush = canPush();
  const bySms = reach?.sms === true;

  async function ask(): Promise<void> {
    if (reach === null) return;
    const subscription = hasPush && wantsPush ? await takePush(reach.pushKey) : null;
    if (typeof subscription === 'string' && phone.trim() === '') {
      return setProblem({
        words:
          subscription === 'denied'
            ? t`This browser was not allowed to notify you. Allow it, or leave a number for a text message.`
            : t`This device cannot be notified. Leave a number for a text message, or wait here.`,
      });
    }
    const refused = await stay.wantCallBack(wishOf(subscription, phone.trim(), i18n.locale));
    if (refused === null) return onClose();
    setProblem({ words: errorText(i18n, refused), ...fieldOf(refused) });
  }

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isPending) return;
    if (!(hasPush && wantsPush) && phone.trim() === '') {
      return setProblem({ words: t`Please choose how we reach you.`, ...(bySms ? { field: 'phone' } : {}) });
    }
    setProblem(null);
    setPending(true);
    void ask().finally(() => setPending(false));
  };

  const nothing = reach !== null && !hasPush && !bySms;
  return (
    <Dialog title={t`Call me back`} isOpen onClose={onClose}>
      <form className="call-back-form" onSubmit={submit} noValidate>
        <p>
          <Trans>
            You keep your place until the clinic closes. When it is your turn, we tell you, and you come back here with
            one press.
          </Trans>
        </p>
        {isUnreachable && (
          <Banner tone="failed">
            <Trans>The clinic cannot be reached at the moment. Please try again soon.</Trans>
          </Banner>
        )}
        {nothing && (
          <p>{t`This device cannot be notified, and the clinic sends no text messages. Please wait here.`}</p>
        )}
        {hasPush && (
          <Checkbox size="caller" isSelected={wantsPush} onChange={setWantsPush}>
            {t`Notify me on this device`}
          </Checkbox>
        )}
        {bySms && (
          <TextField
            size="caller"
            type="tel"
            dir="ltr"
            autoComplete="tel"
            maxLength={32}
            label={t`Send a text message to`}
            hint={t`We use the number for this alone, and erase it when your visit ends.`}
            value={phone}
            onChange={setPhone}
            error={problem?.field === 'phone' ? problem.words : undefined}
          />
        )}
        {problem !== null && problem.field === undefined && <Banner tone="failed">{problem.words}</Banner>}
        <div className="dialog-acts">
          <Button size="caller" onPress={onClose}>{t`Cancel`}</Button>
          <Button
            size="caller"
            look="primary"
            type="submit"
            isPending={isPending}
            isDisabled={reach === null || nothing}
          >
            {t`Put the phone down`}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function wishOf(subscription: PushSubscriptionInput | string | null, phone: string, language: string) {
  return {
    wanted: true,
    ...(subscription === null || typeof subscription === 'string' ? {} : { subscription }),
    ...(phone === '' ? {} : { phone }),
    locale: parseLocale(language) ?? 'en',
  } as const;
}

function fieldOf(code: ErrorCode): { field?: 'phone' } {
  return code === 'phone-malformed' || code === 'sms-absent' ? { field: 'phone' } : {};
}
