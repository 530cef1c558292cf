import type { SettingsView } from '@anteroom/protocol';
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent, type ReactElement } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { RestError } from '../../rest/rest-client.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/feedback.tsx';
import { NameFields, nameProblems, type NameProblems } from '../organisation/name-fields.tsx';
import { mayInOrganisation, useStructureActions } from '../organisation/organisations.ts';
import { useSession } from '../session/session.ts';
import './settings.css';

/** What a clinic or an organisation is called, and where its links lead. It has a save of its own: addresses change with it. */
export function NameCard({ view }: { readonly view: SettingsView }): ReactElement {
  const { t, i18n } = useLingui();
  const { toast } = useAnnouncer();
  const navigate = useNavigate();
  const me = useSession();
  const { renameClinic, renameOrganisation } = useStructureActions();
  const isClinic = view.clinic !== null;
  const { name, slug } = view.clinic ?? view.organisation;
  const [draft, setDraft] = useState<{ readonly name?: string; readonly slug?: string }>({});
  const [problems, setProblems] = useState<NameProblems>({});
  const may = mayInOrganisation(me, view.organisation.id, isClinic ? 'manage-clinics' : 'configure-organisation');
  const wanted = { name: draft.name ?? name, slug: draft.slug ?? slug };
  const isChanged = wanted.name.trim() !== name || wanted.slug !== slug;
  const change = (part: typeof draft): void => {
    setDraft({ ...draft, ...part });
    setProblems({});
  };

  const save = (event: FormEvent): void => {
    event.preventDefault();
    const found = nameProblems(wanted);
    setProblems(found);
    if (found.name !== undefined || found.slug !== undefined) return;
    const to = { name: wanted.name.trim(), slug: wanted.slug };
    const renaming = { to, seen: { name, slug } };
    const outcome = {
      onSuccess: () => {
        setDraft({});
        toast(t`Saved.`, 'done');
        const kind = isClinic ? 'clinics' : 'organisations';
        const tab = isClinic ? 'clinic' : 'organisation';
        if (to.slug !== slug) void navigate({ href: `/${kind}/${to.slug}/configure/${tab}`, replace: true });
      },
      onError: (error: Error) => {
        const code = error instanceof RestError ? error.code : 'server-error';
        if (code === 'slug-taken') setProblems({ slug: 'taken' });
        else toast(errorText(i18n, code), 'failed');
      },
    };
    if (isClinic) renameClinic.mutate({ clinic: slug, ...renaming }, outcome);
    else renameOrganisation.mutate({ organisation: slug, ...renaming }, outcome);
  };

  return (
    <Card className="settings-card">
      <h2>{t`Name and link`}</h2>
      <form className="name-form" onSubmit={save} noValidate>
        <NameFields
          {...wanted}
          kind={isClinic ? 'clinic' : 'organisation'}
          problems={problems}
          isDisabled={!may}
          onName={(next) => change({ name: next })}
          onSlug={(next) => change({ slug: next })}
        />
        {!may && <p className="hint">{t`Only an administrator of the organisation may change this.`}</p>}
        {isChanged && (
          <div className="card-acts">
            <Button onPress={() => setDraft({})}>{t`Discard`}</Button>
            <Button type="submit" look="primary" isPending={renameClinic.isPending || renameOrganisation.isPending}>
              {t`Save the name`}
            </Button>
          </div>
        )}
      </form>
    </Card>
  );
}
