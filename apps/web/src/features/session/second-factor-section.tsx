import { routes } from '@anteroom/protocol';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useState, type ReactElement } from 'react';
import { rest } from '../../rest/rest-client.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm, Dialog } from '../../ui/dialog.tsx';
import { Banner } from '../../ui/feedback.tsx';
import type { SectionProps } from './account-section.tsx';
import { BackupCodes } from './backup-codes.tsx';
import { TotpSetup } from './totp-setup.tsx';
import { useDelicate } from './use-delicate.tsx';

const nothing = { params: {}, body: {} } as const;

/** The app and the backup codes of the own account (P4). */
export function SecondFactorSection({ account, reload }: SectionProps): ReactElement {
  const { t } = useLingui();
  const [codes, setCodes] = useState<readonly string[]>();
  const [isSettingUp, setSettingUp] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const delicate = useDelicate();
  const { totp, passkeys, backupCodes, secondFactorRequired } = account;
  const hasFactor = totp || passkeys.length > 0;
  const isLast = secondFactorRequired && passkeys.length === 0;

  const setUp = () =>
    delicate.run(async () => {
      // Asked for before the dialog opens, so that it opens on the picture and not on a question.
      await rest(routes.offerTotp, nothing);
      setSettingUp(true);
    });
  const renew = () =>
    delicate.run(async () => {
      setCodes((await rest(routes.renewBackupCodes, nothing)).backupCodes);
      await reload();
    });
  const remove = () => {
    setRemoving(false);
    delicate.run(async () => {
      await rest(routes.removeTotp, nothing);
      await reload();
    });
  };
  const finish = (): void => {
    setCodes(undefined);
    setSettingUp(false);
    void reload();
  };

  return (
    <>
      {delicate.failure !== undefined && <Banner tone="failed">{delicate.failure}</Banner>}
      <p>{totp ? t`It is set up.` : t`It is not set up.`}</p>
      <div className="account-acts">
        <Button onPress={setUp} isPending={delicate.isPending}>
          {totp ? t`Set up another phone` : t`Set up an authenticator app`}
        </Button>
        {totp && !isLast && (
          <Button look="danger" onPress={() => setRemoving(true)}>
            {t`Remove the app`}
          </Button>
        )}
      </div>
      {hasFactor && (
        <div className="account-row">
          <span>
            {plural(backupCodes, {
              0: 'No backup code is left',
              one: '# backup code is left',
              other: '# backup codes are left',
            })}
          </span>
          <Button size="small" onPress={renew}>{t`Make new backup codes`}</Button>
        </div>
      )}
      {delicate.question}
      <Dialog title={t`Authenticator app`} isOpen={isSettingUp && codes === undefined} onClose={finish}>
        <TotpSetup onDone={setCodes} />
      </Dialog>
      <Dialog title={t`Your backup codes`} isOpen={codes !== undefined} onClose={finish}>
        <BackupCodes codes={codes ?? []} onDone={finish} />
      </Dialog>
      <Confirm
        title={t`Remove the authenticator app?`}
        isOpen={isRemoving}
        action={t`Remove the app`}
        isDanger
        onConfirm={remove}
        onCancel={() => setRemoving(false)}
      >
        {t`Its codes let nobody in any more. You can set it up again at any time.`}
      </Confirm>
    </>
  );
}
