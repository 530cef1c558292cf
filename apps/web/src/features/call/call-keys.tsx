import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { MenuTrigger } from 'react-aria-components';
import { MenuList } from '../../ui/menu.tsx';
import { callDrawers } from './call-drawers.ts';
import type { DrawerName } from './call-drawers.ts';
import type { CallState } from './call-state.ts';
import type { Call } from './call.ts';
import { Key } from './key.tsx';
import { MoreKey } from './more-key.tsx';
import type { MoreEntry } from './more-key.tsx';
import { useNarrow } from './use-narrow.ts';

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
  /** Staff: whether the question is open how to leave. */
  readonly isLeaving: boolean;
  readonly onLeaving: (isOpen: boolean) => void;
  /** What has no key of its own. */
  readonly more: readonly MoreEntry[];
}

/** The bar at the foot. Every key has its place and keeps it; what has no room on a phone is in its menu. */
export function CallKeys(props: CallKeysProps): ReactElement {
  const { local, call, drawer, knocks = 0, onMicrophone, onCamera, onDevices, onDrawer, more } = props;
  const { t, i18n } = useLingui();
  const isNarrow = useNarrow();
  const hears = local.microphone.status === 'on';
  const sees = local.camera.status === 'on';
  const shown = callDrawers.filter(({ name }) => !isNarrow || name === 'chat');
  const folded: readonly MoreEntry[] = [
    { id: 'people', label: t`People`, icon: 'people', onPress: () => onDrawer('people') },
    ...callDrawers
      .filter((part) => !shown.includes(part))
      .map(({ name, label, icon }) => ({ id: name, label: i18n._(label), icon, onPress: () => onDrawer(name) })),
    { id: 'devices', label: t`Devices`, icon: 'sliders', onPress: onDevices },
  ];
  const knocking = knocks > 0 && <Knocks knocks={knocks} />;
  return (
    <nav className="call-bar" aria-label={t`Call`}>
      <Key name="microphone" icon={hears ? 'mic' : 'mic-off'} isOff={!hears} onPress={() => onMicrophone(!hears)}>
        {hears ? t`Mute` : t`Unmute`}
      </Key>
      <Key name="camera" icon={sees ? 'camera' : 'camera-off'} isOff={!sees} onPress={() => onCamera(!sees)}>
        {sees ? t`Stop video` : t`Start video`}
      </Key>
      {!isNarrow && (
        <Key name="devices" icon="sliders" onPress={onDevices}>
          {t`Devices`}
        </Key>
      )}
      {shown.map(({ name, icon, label, Badge }) => (
        <Key
          key={name}
          name={name}
          icon={icon}
          isOn={drawer === name}
          isExpanded={drawer === name}
          onPress={() => onDrawer(name)}
        >
          {i18n._(label)}
          {Badge !== undefined && <Badge call={call} />}
        </Key>
      ))}
      {!isNarrow && (
        <Key
          name="people"
          icon="people"
          isOn={drawer === 'people'}
          isExpanded={drawer === 'people'}
          onPress={() => onDrawer('people')}
        >
          {t`People`}
          {knocking}
        </Key>
      )}
      <MoreKey entries={isNarrow ? [...folded, ...more] : more}>{isNarrow && knocking}</MoreKey>
      <Leave {...props} />
    </nav>
  );
}

/** How many ask to come in, at the key that shows them. */
function Knocks({ knocks }: { readonly knocks: number }): ReactElement {
  return (
    <b className="key-count">
      <span aria-hidden="true">{knocks}</span>
      <span className="hide">{plural(knocks, { one: '# person is knocking', other: '# people are knocking' })}</span>
    </b>
  );
}

function Leave({ onLeave, onEnd, leaveNote, isLeaving, onLeaving }: CallKeysProps): ReactElement {
  const { t } = useLingui();
  if (onEnd === null) {
    return (
      <Key name="leave" icon="hangup" isLeave onPress={onLeave}>
        {t`Leave`}
      </Key>
    );
  }
  return (
    <MenuTrigger isOpen={isLeaving} onOpenChange={onLeaving}>
      <Key name="leave" icon="hangup" isLeave>
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
  );
}
