import { Trans, useLingui } from '@lingui/react/macro';
import type { StayView } from '@anteroom/protocol';
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { playTone } from '../../ui/tone.ts';
import type { Stay, StayCall } from './stay.ts';

// Whoever stays needs none of it.
const CallBackDialog = lazy(async () => ({ default: (await import('./call-back-dialog.tsx')).CallBackDialog }));

/** *Call me back* (E7): the caller puts the phone down and keeps their place; what has become of it, and the way back. */
export function CallBack({ stay, view }: { readonly stay: Stay<StayCall>; readonly view: StayView }): ReactNode {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const { callBackWanted, calledBackAt, status } = view;
  useSoundAtTurn(calledBackAt);
  if (status === 'being-seen') return null;
  const stayHere = (): void => void stay.wantCallBack({ wanted: false });
  if (callBackWanted) {
    return (
      <section className="call-back card" role="status">
        <Icon name="callback" />
        <p>
          <b>{calledBackAt === null ? t`We call you back` : t`It is your turn`}</b>
          {calledBackAt === null ? (
            <Trans>
              Your place is kept. You can close this page and put the phone down: we tell you when it is your turn.
            </Trans>
          ) : (
            <Trans>Are you here? Somebody joins you in a moment.</Trans>
          )}
        </p>
        <Button size="caller" look={calledBackAt === null ? 'second' : 'primary'} wide onPress={stayHere}>
          {calledBackAt === null ? t`I wait here after all` : t`I am here`}
        </Button>
      </section>
    );
  }
  return (
    <>
      <Button className="call-back-open" size="caller" icon="callback" wide onPress={() => setOpen(true)}>
        <Trans>Call me back</Trans>
      </Button>
      {isOpen && (
        <Suspense>
          <CallBackDialog stay={stay} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

/** Somebody whose page is still open hears that it is their turn. */
function useSoundAtTurn(calledBackAt: number | null): void {
  const last = useRef(calledBackAt);
  useEffect(() => {
    if (calledBackAt !== null && calledBackAt !== last.current) void playTone();
    last.current = calledBackAt;
  }, [calledBackAt]);
}
