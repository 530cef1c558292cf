import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useLocation } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Icon } from '../../ui/icon.tsx';
import { ClinicLogo } from '../../ui/logotype.tsx';
import { MenuOf } from '../../ui/menu.tsx';
import { SideRow, StaffShell } from '../../ui/staff-shell.tsx';
import { Count } from '../../ui/status.tsx';
import { useStore } from '../../connection/use-store.ts';
import { SideRooms } from '../room/side-rooms.tsx';
import { useMay } from '../session/may.ts';
import { roleText } from '../session/role-text.ts';
import { useMyClinic, useSession } from '../session/session.ts';
import { logoAddress } from '../settings/use-brand.ts';
import { useClinic } from '../waiting-area/clinic-scope.tsx';
import { Account } from './account.tsx';

export interface ClinicShellProps {
  /** The clinic's slug. */
  readonly clinic: string;
  readonly children: ReactNode;
}

/** The staff's frame inside a clinic: the switcher, its places as far as one may enter them, and the account. */
export function ClinicShell({ clinic: slug, children }: ClinicShellProps): ReactElement {
  const { t, i18n } = useLingui();
  const clinic = useMyClinic(slug);
  const note = roleText(i18n, clinic?.role ?? '');
  return (
    <StaffShell
      label={t`Clinic`}
      title={clinic?.name ?? slug}
      top={useMemo(
        () => (
          <Switcher slug={slug} />
        ),
        [slug],
      )}
      nav={useMemo(
        () => (
          <Places slug={slug} />
        ),
        [slug],
      )}
      foot={useMemo(
        () => (
          <Account note={note} />
        ),
        [note],
      )}
    >
      {children}
    </StaffShell>
  );
}

/** The clinic in which one is, and the way to others. */
function Switcher({ slug }: { readonly slug: string }): ReactElement {
  const { t } = useLingui();
  const { clinics: first, clinicCount } = useSession();
  const clinic = useMyClinic(slug);
  // A few, and the way to all: a menu of two hundred is none.
  const isAmong = clinic === undefined || first.some(({ id }) => id === clinic.id);
  const clinics = isAmong ? first : [clinic, ...first];
  const count = plural(clinicCount, { one: '# clinic', other: '# clinics' });

  return (
    <MenuOf
      label={t`Change clinic`}
      trigger={
        <Button className="switcher">
          <ClinicLogo name={clinic?.organisation ?? ''} src={logoAddress(clinic?.brand)} />
          <span>
            <small>{clinic?.organisation}</small>
            <b>{clinic?.name ?? slug}</b>
          </span>
          <Icon name="updown" />
        </Button>
      }
      entries={[
        ...clinics.map((one) => ({
          id: one.slug,
          label: one.name,
          note: one.organisation,
          href: `/clinics/${one.slug}`,
        })),
        { id: '/', label: t`My clinics`, note: count, icon: 'list' as const, href: '/clinics' },
      ]}
      selected={[slug]}
    />
  );
}

/** Where one can go in this clinic. What one may not do isn't there. */
function Places({ slug }: { readonly slug: string }): ReactElement {
  const { t } = useLingui();
  const may = useMay(slug);
  const isOn = useMyClinic(slug)?.waitingAreaIsOn ?? true;
  // Switched off it is hidden, once nobody is left in it (S2), but from whoever may switch it on again.
  const isEmpty = useStore(useClinic().area.view).counts.all === 0;
  const path = useLocation({ select: ({ pathname }) => pathname });
  const place = (part: string) => {
    const href = `/clinics/${slug}/${part}`;
    return { href, isCurrent: path === href || path.startsWith(`${href}/`) };
  };
  return (
    <>
      {may('see-waiting-area') && (isOn || !isEmpty || may('manage-hours')) && (
        <SideRow {...place('waiting-area')} icon="clock" label={t`Waiting area`} count={<Waiting />} />
      )}
      <SideRooms slug={slug} may={may} path={path} />
      <div className="side-gap" />
      {may('see-team-members') && <SideRow {...place('team')} icon="people" label={t`Team members`} />}
      {may('configure-clinic') && <SideRow {...place('configure')} icon="gear" label={t`Configure`} />}
    </>
  );
}

/** Everybody who is neither being seen nor on hold; nothing while it isn't known. */
function Waiting(): ReactElement | null {
  const { area } = useClinic();
  const { phase, counts } = useStore(area.view);
  if (phase === 'loading' || phase === 'failed') return null;
  const { waiting } = counts;
  return (
    <Count value={waiting} label={plural(waiting, { one: '# person is waiting', other: '# people are waiting' })} />
  );
}
