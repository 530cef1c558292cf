import { useLingui } from '@lingui/react/macro';
import { useEffect, useState, type FormEvent, type ReactElement } from 'react';
import { Button } from '../../ui/button.tsx';
import { Banner, Skeleton } from '../../ui/feedback.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { confirmTotp, offerTotp } from './own-session.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import { useDoing } from './use-doing.ts';

/** Sets an authenticator app up (P4): a QR code or its secret to type, then the first code. */
export function TotpSetup({
  onDone,
}: {
  /** Called with the backup codes, which are shown this once. */
  readonly onDone: (backupCodes: readonly string[]) => void;
}): ReactElement {
  const { t } = useLingui();
  const [offer, setOffer] = useState<{ readonly secret: string; readonly address: string }>();
  const [code, setCode] = useState('');
  const asking = useDoing();
  const confirming = useDoing();

  const ask = () => void asking.run(async () => setOffer(await offerTotp()));
  useEffect(ask, []);

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    const isRight = await confirming.run(async () => onDone(await confirmTotp(code.trim())));
    if (!isRight) form.querySelector<HTMLInputElement>('[name=code]')?.select();
  };

  if (asking.failure !== undefined)
    return (
      <Banner tone="failed" onRetry={ask}>
        {asking.failure}
      </Banner>
    );
  if (offer === undefined) return <Skeleton rows={3} />;
  return (
    <form className="totp" noValidate onSubmit={(event) => void submit(event)}>
      <p>{t`Read this picture with an authenticator app on your phone, such as the one that came with it.`}</p>
      <QrCode text={offer.address} label={t`QR code for your authenticator app`} />
      <details>
        <summary>{t`No camera? Type this into the app`}</summary>
        <code dir="ltr">{offer.secret.match(/.{1,4}/g)?.join(' ')}</code>
      </details>
      {confirming.failure !== undefined && <Banner tone="failed">{confirming.failure}</Banner>}
      <TextField
        label={t`Code from your app`}
        hint={t`Six digits that your authenticator app shows now.`}
        name="code"
        autoComplete="one-time-code"
        dir="ltr"
        maxLength={10}
        value={code}
        onChange={setCode}
      />
      <Button
        look="primary"
        type="submit"
        wide
        isPending={confirming.isPending}
        isDisabled={code.replace(/\s/g, '').length < 6}
      >
        {t`Go on`}
      </Button>
    </form>
  );
}
