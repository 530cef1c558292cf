import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from '../../connection/use-store.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Mark } from '../../ui/logotype.tsx';
import '../../ui/tokens-call.css';
import { Key } from './key.tsx';
import { CallNotices } from './call-notices.tsx';
import './call.css';
import './call-stage.css';
import './held-screen.css';
import type { Call } from './call.ts';
import type { CallWords } from './call-dialogs.tsx';
import { PersonTile } from './person-tile.tsx';
import { SelfTile } from './self-tile.tsx';
import { useSelfView } from './self-view.ts';

export interface HeldScreenProps {
  readonly call: Call;
  readonly clinic: string;
  readonly isGuest: boolean;
  /** Called after the person confirmed. */
  readonly onLeave: () => void;
  readonly words?: CallWords;
}

/**
 * What somebody sees who is on hold inside a call (C2): that they are, their own picture, and those of their own people who are
 * so too. Their devices stay as they are, and nobody else sees or hears them.
 */
export function HeldScreen({ call, clinic, isGuest, onLeave, words }: HeldScreenProps): ReactElement {
  const { t } = useLingui();
  const state = useStore(call.state);
  const self = useSelfView();
  const { announce } = useAnnouncer();
  const [isLeaving, setLeaving] = useState(false);
  const main = useRef<HTMLElement>(null);
  const who = isGuest ? t`Somebody of the team comes back to you.` : t`Your health professional comes back to you.`;
  useEffect(() => {
    main.current?.focus({ preventScroll: true });
    document.documentElement.dataset['inCall'] = 'yes';
    return () => {
      delete document.documentElement.dataset['inCall'];
    };
  }, []);
  useEffect(() => {
    // What was read last named those in the call.
    announce('', 'polite');
    announce(`${t`You are on hold`}. ${who}`, 'assertive');
  }, [announce, t, who]);

  const company = state.people.filter(({ isSelf, isHeld }) => !isSelf && isHeld);
  const { microphone, camera } = state.local;
  const [hears, sees] = [microphone.status === 'on', camera.status === 'on'];
  return (
    <div className="call on-dark is-caller">
      <header className="call-top">
        <div className="call-who">
          <Mark size={24} />
          <p>
            <bdi>{clinic}</bdi>
          </p>
        </div>
      </header>
      <main ref={main} className="stage held" id="main" tabIndex={-1}>
        <CallNotices call={call} state={state} />
        <div className="held-card">
          <h1>
            <Icon name="pause" size="l" />
            {t`You are on hold`}
          </h1>
          <p>
            {who}{' '}
            {company.length === 0
              ? t`Nobody sees or hears you now. You will hear a sound.`
              : t`Nobody but those with you here sees or hears you now. You will hear a sound.`}
          </p>
        </div>
        <div className="tiles" data-cells={company.length + 1}>
          {company.map((person) => (
            <PersonTile key={person.id} person={person} />
          ))}
          <SelfTile local={state.local} view={self} place="cell" onTurn={null} />
        </div>
      </main>
      <nav className="call-bar" aria-label={t`Call`}>
        <Key icon={hears ? 'mic' : 'mic-off'} isOff={!hears} onPress={() => void call.local.setMicrophone(!hears)}>
          {hears ? t`Mute` : t`Unmute`}
        </Key>
        <Key icon={sees ? 'camera' : 'camera-off'} isOff={!sees} onPress={() => void call.local.setCamera(!sees)}>
          {sees ? t`Stop video` : t`Start video`}
        </Key>
        <Key icon="hangup" isLeave onPress={() => setLeaving(true)}>
          {t`Leave`}
        </Key>
      </nav>
      <Confirm
        title={words?.leaveTitle ?? t`Leave for good?`}
        action={t`Leave`}
        isDanger
        isOpen={isLeaving}
        onCancel={() => setLeaving(false)}
        onConfirm={() => {
          setLeaving(false);
          onLeave();
        }}
      >
        {words?.leave ?? t`The consultation ends for you, and your place is given up.`}
      </Confirm>
    </div>
  );
}
