import { routes, type MyRoles } from '@anteroom/protocol';
import { useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { codeOf, rest, RestError } from '../../rest/rest-client.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { PagedList, useListSearch } from '../../ui/paged-list.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { TextField } from '../../ui/text-field.tsx';
import { AlertsButton } from '../alerts/alerts-button.tsx';
import { roleText } from '../session/role-text.ts';
import { PlainShell } from '../shell/plain-shell.tsx';
import { permissionWords } from './permission-ticks.tsx';
import './people.css';

const queryKey = ['my-roles'];

/** Each is a form of its own. */
const perPage = 10;

/** What somebody is everywhere, with what it allows, and what they are called in each clinic (P5). */
export function MyRolesPage(): ReactElement {
  const { t, i18n } = useLingui();
  usePageTitle(t`My roles`);
  const read = useQuery({ queryKey, queryFn: () => rest(routes.myRoles, { params: {}, body: {} }) });
  const list = useListSearch();
  const { organisations = [], clinics = [] } = read.data ?? {};
  const named = organisations.filter(({ role }) => role !== null);
  const organisationOf = (id: MyRoles['organisations'][number]['id']): string =>
    organisations.find((one) => one.id === id)?.name ?? '';
  const wanted = list.part.search.toLocaleLowerCase();
  const fitting = clinics.filter(({ name, organisationId }) =>
    `${name}\n${organisationOf(organisationId)}`.toLocaleLowerCase().includes(wanted),
  );
  const from = (list.part.page - 1) * perPage;
  return (
    <PlainShell title={t`My roles`}>
      <div className="page roles">
        <h1>{t`My roles`}</h1>
        {named.map(({ id, name, role }) => (
          <article className="card role-card" key={id}>
            <h2>{name}</h2>
            <p>{roleText(i18n, role ?? '')}</p>
          </article>
        ))}
        {(clinics.length > 0 || named.length === 0) && (
          <PagedList
            list={list}
            look="cards"
            label={t`Roles in clinics`}
            searchLabel={t`Search clinics`}
            isSearchHidden={clinics.length <= perPage}
            total={read.data === undefined ? undefined : fitting.length}
            perPage={perPage}
            empty={{ title: t`No role yet`, text: t`A role appears here as soon as somebody gives you one.` }}
            notFound={{ title: t`Nothing found`, text: t`None of your clinics is called so.` }}
            failure={read.isError ? errorText(i18n, codeOf(read.error)) : undefined}
            onRetry={() => void read.refetch()}
          >
            {fitting.slice(from, from + perPage).map((clinic) => (
              <li key={clinic.id}>
                <ClinicRole clinic={clinic} organisation={organisationOf(clinic.organisationId)} />
              </li>
            ))}
          </PagedList>
        )}
      </div>
    </PlainShell>
  );
}

function ClinicRole({
  clinic,
  organisation,
}: {
  readonly clinic: MyRoles['clinics'][number];
  readonly organisation: string;
}): ReactElement {
  const { t, i18n } = useLingui();
  const { toast } = useAnnouncer();
  const queries = useQueryClient();
  const [name, setName] = useState(clinic.displayName ?? '');
  const save = useMutation({
    mutationFn: (wanted: string | null) =>
      rest(routes.changeDisplayName, { params: { clinicId: clinic.id }, body: { name: wanted } }),
    onSuccess: () => toast(t`Saved.`, 'done'),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
  const allowed = permissionWords(i18n, clinic.permissions);
  const { name: clinicName } = clinic;
  const roles = [
    clinic.role === null ? '' : roleText(i18n, clinic.role),
    clinic.isReferrer ? roleText(i18n, 'service-referrer') : '',
  ].filter(Boolean);
  return (
    <article className="card role-card">
      <h2>{clinicName}</h2>
      <p>
        {[organisation, ...roles].join(' · ')}
        {clinic.role !== null && <br />}
        {clinic.role !== null && (allowed.length === 0 ? t`No permission is ticked.` : allowed.join(' · '))}
      </p>
      {clinic.role !== null && <AlertsButton clinic={clinic} />}
      {clinic.role !== null && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate(name.trim() === '' ? null : name.trim());
          }}
        >
          <TextField
            label={t`Display name in ${clinicName}`}
            hint={t`What callers and colleagues see here. Empty: your own name.`}
            value={name}
            maxLength={80}
            onChange={setName}
            error={save.error instanceof RestError ? errorText(i18n, save.error.code) : undefined}
          />
          <Button type="submit" isPending={save.isPending}>{t`Save`}</Button>
        </form>
      )}
    </article>
  );
}
