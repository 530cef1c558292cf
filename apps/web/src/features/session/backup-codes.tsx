import { useLingui } from '@lingui/react/macro';
import { useState, type ReactElement } from 'react';
import { Button } from '../../ui/button.tsx';

/** Ten codes for the day on which the phone is lost (P4): shown this once. */
export function BackupCodes({
  codes,
  onDone,
}: {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}): ReactElement {
  const { t } = useLingui();
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(codes.join('\n'));
      setCopied(true);
    } catch {
      // Not allowed here: they can still be written down.
      setCopied(false);
    }
  };
  return (
    <div className="backup-codes">
      <p>
        {t`Keep these ten backup codes where only you find them. Each lets you in once, if your phone or key is lost. They are not shown again.`}
      </p>
      <ul dir="ltr">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button wide onPress={() => void copy()}>
        {isCopied ? t`Copied` : t`Copy them`}
      </Button>
      <Button look="primary" wide onPress={onDone}>{t`I have kept them`}</Button>
    </div>
  );
}
