import { slugFrom } from '@anteroom/domain';
import { parseLocale } from '@anteroom/i18n';
import { useLingui } from '@lingui/react/macro';
import { useState, type FormEvent, type ReactElement } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { RestError } from '../../rest/rest-client.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { NameFields, nameProblems, type NameProblems } from './name-fields.tsx';
import { useStructureActions, type OfOrganisation } from './organisations.ts';

/** Makes a clinic with its waiting area, and says who administers it (S2): it is never without an administrator. */
export function CreateClinic({
  organisation,
  onClose,
}: OfOrganisation & { readonly onClose: () => void }): ReactElement {
  const { t, i18n } = useLingui();
  const { toast } = useAnnouncer();
  const { create } = useStructureActions();
  const [name, setName] = useState('');
  const [ownSlug, setOwnSlug] = useState<string | null>(null);
  const [problems, setProblems] = useState<NameProblems>({});
  const [administrator, setAdministrator] = useState<'me' | 'other'>('me');
  const [email, setEmail] = useState('');
  const [isMalformed, setMalformed] = useState(false);
  const slug = ownSlug ?? slugFrom(name);
  const address = email.trim();

  const save = (event: FormEvent): void => {
    event.preventDefault();
    const found = nameProblems({ name, slug });
    setProblems(found);
    const isWrong = administrator === 'other' && !/^\S+@\S+$/.test(address);
    setMalformed(isWrong);
    if (found.name !== undefined || found.slug !== undefined || isWrong) return;
    const other = { email: address, locale: parseLocale(i18n.locale) ?? 'en' };
    create.mutate(
      {
        ...{ organisation: organisation.slug, name: name.trim(), slug },
        ...(administrator === 'other' ? { administrator: other } : {}),
      },
      {
        onSuccess: ({ notAppointed }) => {
          // Whoever names themselves has what they want.
          const why = notAppointed === null || notAppointed === 'own-role' ? '' : errorText(i18n, notAppointed);
          if (why === '') toast(t`The clinic is made.`, 'done');
          else toast(t`The clinic is made, and you administer it: ${why}`, 'failed');
          onClose();
        },
        onError: (error) => {
          const code = error instanceof RestError ? error.code : 'server-error';
          if (code === 'slug-taken') setProblems({ slug: 'taken' });
          else toast(errorText(i18n, code), 'failed');
        },
      },
    );
  };

  return (
    <Dialog title={t`Create a clinic`} isOpen onClose={onClose}>
      <form className="name-form" onSubmit={save} noValidate>
        <NameFields
          name={name}
          slug={slug}
          kind="clinic"
          problems={problems}
          onName={(next) => {
            setName(next);
            setProblems({});
          }}
          onSlug={(next) => {
            setOwnSlug(next);
            setProblems({});
          }}
        />
        <ChoiceField
          label={t`Its administrator`}
          value={administrator}
          options={[
            { value: 'me', label: t`Me` },
            { value: 'other', label: t`Somebody else` },
          ]}
          onChange={setAdministrator}
        />
        {administrator === 'other' && (
          <TextField
            label={t`E-mail of the administrator`}
            hint={t`Whoever has an account administers it at once. Anybody else gets an invitation, and you administer it too.`}
            type="email"
            dir="ltr"
            autoComplete="off"
            value={email}
            maxLength={254}
            onChange={(text) => {
              setEmail(text);
              setMalformed(false);
            }}
            error={isMalformed ? t`Write an e-mail address, like name@hospital.example.` : undefined}
          />
        )}
        <p className="hint">{t`It inherits everything that is set for the organisation.`}</p>
        <div className="dialog-acts">
          <Button onPress={onClose}>{t`Cancel`}</Button>
          <Button type="submit" look="primary" isPending={create.isPending}>{t`Create a clinic`}</Button>
        </div>
      </form>
    </Dialog>
  );
}
