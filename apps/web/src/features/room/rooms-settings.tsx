import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { EmptyState } from '../../ui/feedback.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { useMay } from '../session/may.ts';
import { ClinicShell } from '../shell/clinic-shell.tsx';
import { useClinic } from '../waiting-area/clinic-scope.tsx';
import './room.css';
import './rooms-settings.css';
import { SharedRooms } from './shared-rooms.tsx';
import { UserRooms } from './user-rooms.tsx';

/** The page *Rooms* of a clinic's settings. */
export function RoomsSettingsPage({ clinic: slug }: { readonly clinic: string }): ReactElement {
  const { t } = useLingui();
  const { details } = useClinic();
  const clinicName = details.name;
  usePageTitle(t`Configure rooms · ${clinicName}`);
  return (
    <ClinicShell clinic={slug}>
      <div className="room-page">
        <div className="page-head">
          <h1>{t`Rooms`}</h1>
        </div>
        <RoomsSettings slug={slug} />
      </div>
    </ClinicShell>
  );
}

/** Making, renaming, ordering and closing a clinic's rooms; a part that can stand in any page of the clinic (S4, S5, S6). */
export function RoomsSettings({ slug }: { readonly slug: string }): ReactElement {
  const { t } = useLingui();
  const { details } = useClinic();
  const may = useMay(slug);
  if (!may('manage-rooms')) {
    return (
      <EmptyState title={t`Rooms are made by an administrator`}>
        {t`Ask an administrator of the clinic to make or change a room.`}
      </EmptyState>
    );
  }
  return (
    <>
      <SharedRooms clinicId={details.id} />
      <UserRooms clinicId={details.id} />
    </>
  );
}
