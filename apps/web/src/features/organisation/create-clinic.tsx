import { slugFrom } from '@anteroom/domain';
import { useLingui } from '@lingui/react/macro';
import { useState, type FormEvent, type ReactElement } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { RestError } from '../../rest/rest-client.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { NameFields, nameProblems, type NameProblems } from './name-fields.tsx';
import { useStructureActions, type OfOrganisation } from './organisations.ts';

/** Makes a clinic with its waiting area; whoever makes it administers it. */
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
  const slug = ownSlug ?? slugFrom(name);

  const save = (event: FormEvent): void => {
    event.preventDefault();
    const found = nameProblems({ name, slug });
    setProblems(found);
    if (found.name !== undefined || found.slug !== undefined) return;
    create.mutate(
      { organisation: organisation.slug, name: name.trim(), slug },
      {
        onSuccess: () => {
          toast(t`The clinic is made.`, 'done');
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
        <p className="hint">
          {t`It inherits everything that is set for the organisation. You become its administrator, and can add others.`}
        </p>
        <div className="dialog-acts">
          <Button onPress={onClose}>{t`Cancel`}</Button>
          <Button type="submit" look="primary" isPending={create.isPending}>{t`Create a clinic`}</Button>
        </div>
      </form>
    </Dialog>
  );
}
