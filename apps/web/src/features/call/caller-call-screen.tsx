import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { useSelected } from '../../connection/use-store.ts';
import { playTone } from '../../ui/tone.ts';
import { CallScreen, type CallScreenProps } from './call-screen.tsx';
import { HeldScreen } from './held-screen.tsx';

/** The call of a caller or guest; or while they are on hold inside it, nothing of the call (C2). */
export function CallerCallScreen(props: CallScreenProps): ReactElement {
  const { call, place, variant, onLeave, words } = props;
  const isHeld = useSelected(call.state, (state) => state.isHeld);
  const was = useRef(isHeld);
  useEffect(() => {
    if (was.current && !isHeld) void playTone();
    was.current = isHeld;
  }, [isHeld]);
  if (!isHeld) return <CallScreen {...props} />;
  return (
    <HeldScreen
      call={call}
      clinic={place.clinic}
      isGuest={variant === 'guest'}
      onLeave={onLeave}
      {...(words === undefined ? {} : { words })}
    />
  );
}
