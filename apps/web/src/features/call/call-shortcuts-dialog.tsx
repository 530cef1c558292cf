import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { useStore } from '../../connection/use-store.ts';
import { Switch } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { callShortcuts } from './shortcut-map.ts';
import type { CallAction } from './shortcut-map.ts';
import { shortcutsOn } from './use-call-shortcuts.ts';
import type { CallActions } from './use-call-shortcuts.ts';

const words: Readonly<Record<CallAction, MessageDescriptor>> = {
  microphone: msg`Mute or unmute`,
  camera: msg`Stop or start video`,
  devices: msg`Devices`,
  people: msg`People`,
  chat: msg`Chat`,
  tools: msg`Apps & tools`,
  layout: msg`Classic or grid layout`,
  pin: msg`Pin the next person`,
  self: msg`Hide or show my own picture`,
  'picture-in-picture': msg`Picture in picture`,
  'full-screen': msg`Full screen`,
  refresh: msg`Refresh connections`,
  leave: msg`Leave`,
  help: msg`These shortcuts`,
};

export interface CallShortcutsDialogProps {
  /** What can be done here: nothing else is listed. */
  readonly actions: CallActions;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Every key of the call, and the switch for all of them. */
export function CallShortcutsDialog({ actions, isOpen, onClose }: CallShortcutsDialogProps): ReactElement {
  const { t, i18n } = useLingui();
  const isOn = useStore(shortcutsOn);
  return (
    <Dialog title={t`Keyboard shortcuts`} isOpen={isOpen} onClose={onClose}>
      <Switch isSelected={isOn} onChange={shortcutsOn.set}>
        {t`Use single keys as shortcuts`}
      </Switch>
      <dl className={isOn ? 'call-shortcuts' : 'call-shortcuts is-off'}>
        {callShortcuts
          .filter(({ action }) => actions[action] != null)
          .map(({ action, key }) => (
            <div key={action}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{i18n._(words[action])}</dd>
            </div>
          ))}
      </dl>
      <p>{t`They do nothing while you write.`}</p>
    </Dialog>
  );
}
