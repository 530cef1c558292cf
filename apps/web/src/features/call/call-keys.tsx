import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement, ReactNode } from 'react';
import { Button, MenuTrigger } from 'react-aria-components';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { MenuList } from '../../ui/menu.tsx';
import { callDrawers } from './call-drawers.ts';
import type { DrawerName } from './call-drawers.ts';
import type { CallState } from './call-state.ts';
import type { Call } from './call.ts';

export interface CallKeysProps {
  readonly local: CallState['local'];
  readonly call: Call;
  readonly drawer: DrawerName | null;
  /** How many people ask to come in. */
  readonly knocks?: number;
  readonly onMicrophone: (on: boolean) => void;
  readonly onCamera: (on: boolean) => void;
  readonly onDevices: () => void;
  /** Opens a drawer, or closes the one that is open. */
  readonly onDrawer: (name: DrawerName) => void;
  readonly onLeave: () => void;
  /** Staff: ends the call for everybody; null where it isn't theirs to end. */
  readonly onEnd: (() => void) | null;
  /** What becomes of the caller when this person leaves, in a sentence. */
  readonly leaveNote: string;
}

/** The bar at the foot. Every key has its place and keeps it. */
export function CallKeys(props: CallKeysProps): ReactElement {
  const {
    local,
    call,
    drawer,
    knocks = 0,
    onMicrophone,
    onCamera,
    onDevices,
    onDrawer,
    onLeave,
    onEnd,
    leaveNote,
  } = props;
  const { t, i18n } = useLingui();
  const hears = local.microphone.status === 'on';
  const sees = local.camera.status === 'on';
  return (
    <nav className="call-bar" aria-label={t`Call`}>
      <Key icon={hears ? 'mic' : 'mic-off'} isOff={!hears} onPress={() => onMicrophone(!hears)}>
        {hears ? t`Mute` : t`Unmute`}
      </Key>
      <Key icon={sees ? 'camera' : 'camera-off'} isOff={!sees} onPress={() => onCamera(!sees)}>
        {sees ? t`Stop video` : t`Start video`}
      </Key>
      <Key icon="sliders" onPress={onDevices}>
        {t`Devices`}
      </Key>
      {callDrawers.map(({ name, icon, label, Badge }) => (
        <Key key={name} icon={icon} isOn={drawer === name} isExpanded={drawer === name} onPress={() => onDrawer(name)}>
          {i18n._(label)}
          {Badge !== undefined && <Badge call={call} />}
        </Key>
      ))}
      <Key icon="people" isOn={drawer === 'people'} isExpanded={drawer === 'people'} onPress={() => onDrawer('people')}>
        {t`People`}
        {knocks > 0 && (
          <b className="key-count">
            <span aria-hidden="true">{knocks}</span>
            <span className="hide">
              {plural(knocks, { one: '# person is knocking', other: '# people are knocking' })}
            </span>
          </b>
        )}
      </Key>
      {onEnd === null ? (
        <Key icon="hangup" isLeave onPress={onLeave}>
          {t`Leave`}
        </Key>
      ) : (
        <MenuTrigger>
          <Key icon="hangup" isLeave>
            {t`Leave`}
          </Key>
          <MenuList
            label={t`Leave`}
            isOnDark
            entries={[
              { id: 'leave', label: t`Leave call`, note: leaveNote, icon: 'pause' },
              { id: 'end', label: t`End call for everyone`, icon: 'stop', isDanger: true },
            ]}
            onAction={(id) => (id === 'end' ? onEnd() : onLeave())}
          />
        </MenuTrigger>
      )}
    </nav>
  );
}

interface KeyProps {
  readonly icon: IconName;
  readonly children: ReactNode;
  readonly isOn?: boolean;
  readonly isOff?: boolean;
  readonly isLeave?: boolean;
  readonly isExpanded?: boolean;
  readonly onPress?: () => void;
}

function Key({
  icon,
  children,
  isOn = false,
  isOff = false,
  isLeave = false,
  isExpanded,
  onPress,
}: KeyProps): ReactElement {
  const classes = ['key', isOn && 'is-on', isOff && 'is-off', isLeave && 'is-leave'].filter(Boolean).join(' ');
  return (
    <Button
      className={classes}
      {...(onPress === undefined ? {} : { onPress })}
      {...(isExpanded === undefined ? {} : { 'aria-expanded': isExpanded })}
    >
      <Icon name={icon} size="l" />
      <span>{children}</span>
    </Button>
  );
}
