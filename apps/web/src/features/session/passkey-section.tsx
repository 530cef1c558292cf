import { routes, type Account } from '@anteroom/protocol';
import { useLingui } from '@lingui/react/macro';
import { useState, type FormEvent, type ReactElement } from 'react';
import { rest } from '../../rest/rest-client.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Confirm, Dialog } from '../../ui/dialog.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { SectionProps } from './account-section.tsx';
import { BackupCodes } from './backup-codes.tsx';
import { knowsPasskeys, makePasskey } from './passkey.ts';
import { useDelicate } from './use-delicate.tsx';

type Passkey = Account['passkeys'][number];

/** Passkeys of the own account (P4): add, name, remove. */
export function PasskeySection({ account, reload }: SectionProps): ReactElement {
  const { t, i18n } = useLingui();
  const [codes, setCodes] = useState<readonly string[]>();
  const [naming, setNaming] = useState<Passkey | 'new'>();
  const [removing, setRemoving] = useState<Passkey>();
  const delicate = useDelicate();
  const { passkeys, totp, secondFactorRequired } = account;
  const isLast = secondFactorRequired && !totp && passkeys.length === 1;

  const named = (name: string): void => {
    const target = naming;
    setNaming(undefined);
    if (target === undefined) return;
    delicate.run(async () => {
      if (target === 'new') {
        const made = await makePasskey(name);
        if (made !== null) setCodes(made);
      } else await rest(routes.renamePasskey, { params: {}, body: { id: target.id, name } });
      await reload();
    });
  };
  const remove = (): void => {
    const target = removing;
    setRemoving(undefined);
    if (target === undefined) return;
    delicate.run(async () => {
      await rest(routes.removePasskey, { params: {}, body: { id: target.id } });
      await reload();
    });
  };
  const when = (at: number) => i18n.date(new Date(at), { dateStyle: 'medium' });

  return (
    <>
      {delicate.failure !== undefined && <Banner tone="failed">{delicate.failure}</Banner>}
      {passkeys.length === 0 ? (
        <p>{t`You have none yet.`}</p>
      ) : (
        <ul className="account-list">
          {passkeys.map((passkey) => {
            const added = when(passkey.createdAt);
            const used = passkey.usedAt === null ? null : when(passkey.usedAt);
            const { name } = passkey;
            return (
              <li key={passkey.id}>
                <span>
                  <b>
                    <bdi>{name}</bdi>
                  </b>
                  <small>
                    {used === null ? t`Added ${added}, not used yet` : t`Added ${added}, last used ${used}`}
                  </small>
                </span>
                <Button size="small" aria-label={t`Rename ${name}`} onPress={() => setNaming(passkey)}>
                  {t`Rename`}
                </Button>
                {!isLast && (
                  <IconButton icon="x" size="small" label={t`Remove ${name}`} onPress={() => setRemoving(passkey)} />
                )}
              </li>
            );
          })}
        </ul>
      )}
      {knowsPasskeys() && (
        <div>
          <Button onPress={() => setNaming('new')} isPending={delicate.isPending}>{t`Add a passkey`}</Button>
        </div>
      )}
      {delicate.question}
      {naming !== undefined && (
        <NameDialog
          title={naming === 'new' ? t`Add a passkey` : t`Rename the passkey`}
          initial={naming === 'new' ? '' : naming.name}
          onClose={() => setNaming(undefined)}
          onDone={named}
        />
      )}
      <Dialog title={t`Your backup codes`} isOpen={codes !== undefined} onClose={() => setCodes(undefined)}>
        <BackupCodes codes={codes ?? []} onDone={() => setCodes(undefined)} />
      </Dialog>
      <Confirm
        title={t`Remove this passkey?`}
        isOpen={removing !== undefined}
        action={t`Remove`}
        isDanger
        onConfirm={remove}
        onCancel={() => setRemoving(undefined)}
      >
        {t`It lets nobody in any more. Your device may go on offering it; remove it there too.`}
      </Confirm>
    </>
  );
}

function NameDialog({
  title,
  initial,
  onClose,
  onDone,
}: {
  readonly title: string;
  readonly initial: string;
  readonly onClose: () => void;
  readonly onDone: (name: string) => void;
}): ReactElement {
  const { t } = useLingui();
  const [name, setName] = useState(initial);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (name.trim() !== '') onDone(name.trim());
  };
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <form className="account-form" noValidate onSubmit={submit}>
        <TextField
          label={t`Name of the passkey`}
          hint={t`By which you know it again, such as “Phone” or “Blue key”.`}
          name="passkey-name"
          maxLength={60}
          value={name}
          onChange={setName}
          autoFocus
        />
        <Button look="primary" type="submit" wide isDisabled={name.trim() === ''}>{t`Go on`}</Button>
      </form>
    </Dialog>
  );
}
