import { Trans, useLingui } from '@lingui/react/macro';
import type { LocalMedia } from '@anteroom/media';
import { lazy, Suspense, useEffect, useRef, type ReactNode } from 'react';
import { ConnectionGate } from '../connection/connection-gate.tsx';
import type { Connection } from '../connection/connection.ts';
import { useStore } from '../connection/use-store.ts';
import type { Call } from '../features/call/call.ts';
import { useReachedCall } from '../features/call/use-reached-call.ts';
import { useResumedDevices } from '../features/stay/resume-devices.ts';
import { DoorPage } from '../features/visit/door-page.tsx';
import { VisitOver } from '../features/visit/visit-over.tsx';
import type { Visit } from '../features/visit/visit.ts';
import { playTone } from '../ui/tone.ts';

const loadCallScreen = () => import('../features/call/caller-call-screen.tsx');
const CallScreen = lazy(async () => ({ default: (await loadCallScreen()).CallerCallScreen }));

export interface GuestAppProps {
  readonly visit: Visit<Call>;
  readonly connection: Connection;
  readonly local: LocalMedia;
  /** The link's path. */
  readonly door: string;
}

/** Everything that a guest sees after knocking: the door, the call, and why it is over. */
export function GuestApp({ visit, connection, local, door }: GuestAppProps): ReactNode {
  const { t } = useLingui();
  const { phase, visit: view, call: running } = useStore(visit.state);
  const call = useReachedCall(running);
  useEffect(() => void loadCallScreen(), []);
  useResumedDevices(local, view === null ? null : { wantsCamera: true, isInCall: view.status === 'inside' });
  useSoundAtEntering(call !== null);
  useEffect(() => {
    // A page of somebody who is nobody here any more: the link says the rest.
    if (phase === 'gone') location.replace(door);
    if (phase === 'over') local.close();
  }, [phase, door, local]);

  if (view !== null && phase === 'over') return <VisitOver view={view} clock={visit.clock} again={door} />;
  if (view === null || phase === 'gone') {
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
  const leave = (): void => void visit.leave();
  return (
    <ConnectionGate connection={connection} size="caller">
      {call === null ? (
        <DoorPage view={view} connection={connection} local={local} onLeave={leave} />
      ) : (
        <Suspense>
          <CallScreen
            variant="guest"
            call={call}
            place={{ ...(view.room === null ? {} : { title: view.room.name }), clinic: view.clinic.name }}
            onLeave={leave}
            words={{
              leaveTitle: t`Leave the call?`,
              leave:
                view.room === null
                  ? t`With the same link you can knock again in this browser while the call goes on.`
                  : t`With the same link you can knock again as long as it is valid.`,
              end: '',
              leaveNote: '',
            }}
          />
        </Suspense>
      )}
    </ConnectionGate>
  );
}

/** "You will hear a sound": once at every entering. */
function useSoundAtEntering(isInCall: boolean): void {
  const was = useRef(isInCall);
  useEffect(() => {
    if (isInCall && !was.current) void playTone();
    was.current = isInCall;
  }, [isInCall]);
}
