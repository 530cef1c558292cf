import type { CallerLinkKind } from '@anteroom/domain';
import { callerLinksPerPage, type CallerLinkView } from '@anteroom/protocol';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { codeOf } from '../../rest/rest-client.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { EmptyState } from '../../ui/feedback.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { PagedList, useListSearch } from '../../ui/paged-list.tsx';
import { useMay } from '../session/may.ts';
import { ClinicShell } from '../shell/clinic-shell.tsx';
import { useClinic } from '../waiting-area/clinic-scope.tsx';
import { CallerLinkRow } from './caller-link-row.tsx';
import { callerLinksQuery, useCallerLinkActions } from './caller-links.ts';
import { MakeLinkDialog } from './make-link-dialog.tsx';
import { ShareDialog } from './share-dialog.tsx';
import './caller-link.css';

/** Links for one caller: those that stand, and new ones (E9, E10). */
export function CallerLinksPage({ clinic: slug }: { readonly clinic: string }): ReactElement {
  const { t } = useLingui();
  const { details } = useClinic();
  const may = useMay(slug);
  const clinicName = details.name;
  usePageTitle(t`Links for one caller · ${clinicName}`);
  return (
    <ClinicShell clinic={slug}>
      {may('make-caller-links') ? (
        <CallerLinks />
      ) : (
        <EmptyState level={1} title={t`Links are made by those who see the waiting area`}>
          {t`Ask an administrator of the clinic for the permission.`}
        </EmptyState>
      )}
    </ClinicShell>
  );
}

function CallerLinks(): ReactElement {
  const { t, i18n } = useLingui();
  const { details, clock } = useClinic();
  const { toast, announce } = useAnnouncer();
  const list = useListSearch();
  const [kind, setKind] = useState<CallerLinkKind>('scheduled');
  const [isMaking, setMaking] = useState(false);
  const [shared, setShared] = useState<CallerLinkView | null>(null);
  const read = useQuery(callerLinksQuery(details.id, kind, list.part.page));
  const { revoke } = useCallerLinkActions(details.id);
  const { links = [], timeZone = 'UTC' } = read.data ?? {};
  const empty =
    kind === 'scheduled'
      ? { title: t`No appointment has a link yet`, text: t`Make one, and send it to whom you expect at that time.` }
      : {
          title: t`No personal link yet`,
          text: t`Make one for somebody who shall fill in nothing, and send it to them.`,
        };
  return (
    <div className="page caller-links">
      <div className="page-head">
        <h1>{t`Links for one caller`}</h1>
        <LinkButton
          look="quiet"
          icon="start"
          href={`/clinics/${details.slug}/waiting-area`}
        >{t`Waiting area`}</LinkButton>
      </div>
      <ChoiceField
        label={t`Which links`}
        isLabelHidden
        value={kind}
        options={[
          { value: 'scheduled', label: t`For an appointment` },
          { value: 'personal', label: t`Personal` },
        ]}
        onChange={(next) => {
          setKind(next);
          list.onPage(1);
        }}
      />
      <PagedList
        list={list}
        label={t`Links for one caller`}
        searchLabel=""
        isSearchHidden
        total={read.data?.total}
        perPage={callerLinksPerPage}
        empty={empty}
        notFound={empty}
        failure={read.isError ? errorText(i18n, codeOf(read.error)) : undefined}
        onRetry={() => void read.refetch()}
        action={
          read.data !== undefined && (
            <Button look="primary" icon="plus" onPress={() => setMaking(true)}>{t`Make a link`}</Button>
          )
        }
      >
        {links.map((link) => (
          <CallerLinkRow
            key={link.id}
            link={link}
            timeZone={timeZone}
            isRevoking={revoke.isPending}
            onShare={() => setShared(link)}
            onRevoke={() =>
              revoke.mutate(link.id, {
                onSuccess: () => announce(t`The link is revoked.`, 'polite'),
                onError: (error) => toast(errorText(i18n, codeOf(error)), 'failed'),
              })
            }
          />
        ))}
      </PagedList>
      {isMaking && (
        <MakeLinkDialog
          clinicId={details.id}
          kind={kind}
          timeZone={timeZone}
          now={clock.now()}
          onClose={() => setMaking(false)}
          onMade={(link) => {
            setMaking(false);
            setShared(link);
            announce(t`The link is made.`, 'polite');
          }}
        />
      )}
      {shared !== null && shared.path !== null && (
        <ShareDialog
          shared={{ clinicId: details.id, link: shared }}
          title={t`Share this link`}
          path={shared.path}
          isOpen
          onClose={() => setShared(null)}
        />
      )}
    </div>
  );
}
