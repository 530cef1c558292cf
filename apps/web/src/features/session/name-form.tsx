import { routes } from '@anteroom/protocol';
import { useLingui } from '@lingui/react/macro';
import { useState, type FormEvent, type ReactElement } from 'react';
import { rest } from '../../rest/rest-client.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { SectionProps } from './account-section.tsx';
import { useDoing } from './use-doing.ts';

/** The own name, as colleagues and callers see it; the e-mail is shown, and an administrator's affair. */
export function NameForm({ account, reload }: SectionProps): ReactElement {
  const { t } = useLingui();
  const { toast } = useAnnouncer();
  const [name, setName] = useState(account.name);
  const doing = useDoing();
  const isChanged = name.trim() !== account.name && name.trim() !== '';

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (!isChanged) return;
    const isDone = await doing.run(async () => {
      await rest(routes.renameAccount, { params: {}, body: { name: name.trim() } });
      await reload();
    });
    if (isDone) toast(t`Your name is saved.`);
  };

  return (
    <form className="account-form" noValidate onSubmit={(event) => void submit(event)}>
      {doing.failure !== undefined && <Banner tone="failed">{doing.failure}</Banner>}
      <TextField label={t`Name`} name="name" autoComplete="name" maxLength={120} value={name} onChange={setName} />
      <div className="account-row">
        <span>{t`E-mail`}</span>
        <bdi dir="ltr">{account.email}</bdi>
      </div>
      <div>
        <Button type="submit" isPending={doing.isPending} isDisabled={!isChanged}>{t`Save name`}</Button>
      </div>
    </form>
  );
}
