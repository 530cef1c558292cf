import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Dialog } from '../../ui/dialog.tsx';

export interface ShortcutsDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Every key of the dashboard. */
export function ShortcutsDialog({ isOpen, onClose }: ShortcutsDialogProps): ReactElement {
  const { t } = useLingui();
  const shortcuts = [
    { keys: ['↑', '↓'], text: t`Move through the list` },
    { keys: [t`Enter`], text: t`Join the caller` },
    { keys: [t`Home`, t`End`], text: t`To the first and the last` },
    { keys: [t`Space`], text: t`Select the caller` },
    { keys: ['M'], text: t`Messages with the caller` },
    { keys: ['.'], text: t`More for the caller` },
    { keys: ['/'], text: t`Search callers` },
    { keys: [t`Esc`], text: t`Close what is open` },
    { keys: ['?'], text: t`These shortcuts` },
  ];
  return (
    <Dialog title={t`Keyboard shortcuts`} isOpen={isOpen} onClose={onClose}>
      <dl className="shortcuts">
        {shortcuts.map(({ keys, text }) => (
          <div key={text}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
