import { Trans } from '@lingui/react/macro';
import type { LocalMedia } from '@anteroom/media';
import type { StayView } from '@anteroom/protocol';
import { lazy, Suspense, useEffect, useRef, type ReactNode } from 'react';
import { ConnectionGate } from '../connection/connection-gate.tsx';
import type { Connection } from '../connection/connection.ts';
import type { Call } from '../features/call/call.ts';
import { useReachedCall } from '../features/call/use-reached-call.ts';
import { useStore } from '../connection/use-store.ts';
import { useResumedDevices } from '../features/stay/resume-devices.ts';
import { useFollowedClinic } from '../features/stay/follow-clinic.ts';
import type { Stay } from '../features/stay/stay.ts';
import { WaitingPage } from '../features/stay/waiting-page.tsx';
import type { Experience } from '../features/waiting-experience/experience.ts';
import { playTone } from '../ui/tone.ts';
import type { ClinicLink } from '../features/stay/clinic-links.ts';

const loadCallScreen = () => import('../features/call/caller-call-screen.tsx');
const CallScreen = lazy(async () => ({ default: (await loadCallScreen()).CallerCallScreen }));

export interface CallerAppProps {
  readonly stay: Stay<Call>;
  readonly experience: Experience;
  readonly connection: Connection;
  readonly local: LocalMedia;
  /** The clinic's slug. */
  readonly clinic: string;
  readonly links: readonly ClinicLink[];
}

/** Everything that a caller sees after the set-up page: their private space, the call, and the way out. */
export function CallerApp({ stay, experience, connection, local, ...opened }: CallerAppProps): ReactNode {
  const { phase, stay: view, call: running } = useStore(stay.state);
  const call = useReachedCall(running);
  const { slug: clinic, links } = useFollowedClinic(view, { slug: opened.clinic, links: opened.links });
  useEffect(() => void loadCallScreen(), []);
  useResumedDevices(
    local,
    view === null ? null : { wantsCamera: !view.withoutCamera, isInCall: view.status === 'being-seen' },
  );
  useSoundAtJoining(call !== null);
  useLiveHead(view?.clinic);
  useEffect(() => {
    if (phase === 'over') location.replace(`/c/${clinic}/thanks`);
    if (phase === 'gone') location.replace(`/c/${clinic}`);
  }, [phase, clinic]);

  async function leave(): Promise<void> {
    await stay.leave();
    local.close();
  }

  if (view === null || phase === 'over' || phase === 'gone') {
    return (
      <ConnectionGate connection={connection} size="caller">
        <main className="caller-main" aria-busy="true">
          <p className="lead">
            <Trans>One moment …</Trans>
          </p>
        </main>
      </ConnectionGate>
    );
  }
  return (
    <ConnectionGate connection={connection} size="caller">
      {call === null ? (
        <WaitingPage
          stay={stay}
          view={view}
          experience={experience}
          connection={connection}
          local={local}
          links={links}
          onLeave={() => void leave()}
        />
      ) : (
        <Suspense>
          <CallScreen variant="caller" call={call} place={{ clinic: view.clinic.name }} onLeave={() => void leave()} />
        </Suspense>
      )}
    </ConnectionGate>
  );
}

/** The head of the page comes from the server; what the clinic changes while somebody waits is put right here (S10). */
function useLiveHead(clinic: StayView['clinic'] | undefined): void {
  useEffect(() => {
    if (clinic === undefined) return;
    const number = document.querySelector('.emergency a');
    if (number !== null && number.textContent !== clinic.emergencyNumber) {
      number.textContent = clinic.emergencyNumber;
      number.setAttribute('href', `tel:${clinic.emergencyNumber.replaceAll(' ', '')}`);
    }
    for (const [where, words] of [
      ['.top .clinic p b', clinic.name],
      ['.top .clinic p span', clinic.organisation],
    ] as const) {
      const shown = document.querySelector(where);
      if (shown !== null && shown.textContent !== words) shown.textContent = words;
    }
  }, [clinic?.emergencyNumber, clinic?.name, clinic?.organisation]);
}

/** "You will hear a sound": once at every joining. */
function useSoundAtJoining(isInCall: boolean): void {
  const was = useRef(isInCall);
  useEffect(() => {
    if (isInCall && !was.current) void playTone();
    was.current = isInCall;
  }, [isInCall]);
}
