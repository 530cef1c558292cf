import { useLingui } from '@lingui/react/macro';
import { toClient } from '@anteroom/protocol';
import { useNavigate } from '@tanstack/react-router';
import { createContext, use, useEffect, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { ConnectionGate } from '../../connection/connection-gate.tsx';
import { useSelected } from '../../connection/use-store.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { WaitingAlerts } from '../alerts/waiting-alerts.tsx';
import { pageLock } from '../session/page-lock.ts';
import { LostClinic } from '../people/lost-right.tsx';
import { useMyClinic, useSession } from '../session/session.ts';
import { Standing } from '../session/standing.tsx';
import { useLiveSettings } from '../settings/live.ts';
import { useBrand } from '../settings/use-brand.ts';
import { nameOf } from './caller-rows.ts';
import { openClinic } from './clinic.ts';
import type { Clinic } from './clinic.ts';

const ClinicContext = createContext<Clinic | null>(null);

/** The clinic round this page. */
export function useClinic(): Clinic {
  const clinic = use(ClinicContext);
  if (clinic === null) throw new Error('useClinic outside of a ClinicScope');
  return clinic;
}

export interface ClinicScopeProps {
  /** The clinic's slug; one of the signed-in person's. */
  readonly clinic: string;
  readonly children: ReactNode;
}

/** Holds a clinic's connection, list and call while its pages change. */
export function ClinicScope({ clinic: slug, children }: ClinicScopeProps): ReactElement | null {
  const details = useMyClinic(slug);
  const me = useSession();
  const [clinic, setClinic] = useState<Clinic | null>(null);
  const id = details?.id;
  useEffect(() => {
    if (details === undefined) return;
    const opened = openClinic(details, me);
    setClinic(opened);
    return () => {
      setClinic(null);
      opened.close();
    };
    // Anew for another clinic, not for every reading of the session.
  }, [id]);
  if (details === undefined) return <LostClinic />;
  if (clinic === null) return null;
  return (
    <ClinicContext value={clinic}>
      <ConnectionGate connection={clinic.connection}>
        <Arrivals clinic={clinic} />
        <WaitingAlerts clinic={clinic} />
        <Knocks clinic={clinic} />
        <SignOut clinic={clinic} />
        <Standing connection={clinic.connection} />
        <LiveSettings clinic={clinic} slug={slug} />
        <Lock clinic={clinic} />
        {children}
      </ConnectionGate>
    </ClinicContext>
  );
}

/** Reads out who comes, on whichever page this person is. */
function Arrivals({ clinic }: { readonly clinic: Clinic }): null {
  const { t } = useLingui();
  const { announce } = useAnnouncer();
  useEffect(
    () =>
      clinic.mirror.onArrived((rows) => {
        const names = rows.map(nameOf).join(', ');
        announce(t`New in the waiting area: ${names}`, 'polite');
      }),
    [clinic, announce, t],
  );
  return null;
}

/** Reads out who knocks, and at which room, wherever this person is. */
function Knocks({ clinic }: { readonly clinic: Clinic }): null {
  const { t } = useLingui();
  const { announce } = useAnnouncer();
  useEffect(
    () =>
      clinic.rooms.onKnock((knocks) => {
        for (const { room, knock } of knocks) {
          const { name } = knock;
          const place = room.name;
          announce(t`${name} is knocking at ${place}.`, 'polite');
        }
      }),
    [clinic, announce, t],
  );
  return null;
}

/** Follows what is set for the clinic, its look and its name; where its address has changed, so does the page's. */
function LiveSettings({ clinic, slug }: { readonly clinic: Clinic; readonly slug: string }): null {
  useLiveSettings(clinic.connection, { clinicId: clinic.details.id });
  // By its old address the server still finds it.
  const now = useMyClinic(slug);
  const navigate = useNavigate();
  const lateAfterMinutes = now?.lateAfterMinutes;
  useEffect(() => {
    if (lateAfterMinutes !== undefined) clinic.lateAfter.set(lateAfterMinutes * 60_000);
  }, [clinic, lateAfterMinutes]);
  useBrand(now?.brand);
  useEffect(() => {
    if (now === undefined || now.slug === slug) return;
    void navigate({ href: location.pathname.replace(`/clinics/${slug}`, `/clinics/${now.slug}`), replace: true });
  }, [now, slug, navigate]);
  return null;
}

/** The lock (P4): never over a running call, and wherever the server says so. */
function Lock({ clinic }: { readonly clinic: Clinic }): null {
  const isInCall = useSelected(clinic.call, (call) => call !== null);
  useEffect(() => (isInCall ? pageLock.hold() : undefined), [isInCall]);
  useEffect(() => {
    const stops = [
      clinic.connection.on(toClient.sessionLocked, () => pageLock.hear('locked')),
      clinic.connection.on(toClient.sessionUnlocked, () => pageLock.hear('unlocked')),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [clinic]);
  return null;
}

function SignOut({ clinic }: { readonly clinic: Clinic }): null {
  const isOut = useSelected(
    clinic.connection.state,
    (state) => state.kind === 'signed-out' || (state.kind === 'refused' && state.code === 'not-signed-in'),
  );
  useEffect(() => {
    // A whole new page, so that nothing of this person stays in memory.
    if (isOut) location.assign(`/sign-in?next=${encodeURIComponent(location.pathname)}`);
  }, [isOut]);
  return null;
}
