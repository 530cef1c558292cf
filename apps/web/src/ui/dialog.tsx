import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button, IconButton } from './button.tsx';
import { keepFocus } from './keep-focus.ts';
import './overlay.css';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the foot, the main one last. */
  readonly actions?: ReactNode;
  readonly wide?: boolean;
}

/** A dialog over the page: holds the focus, closes by Escape, a press outside, or its ×. */
export function Dialog({ title, isOpen, onClose, children, actions, wide }: DialogProps): ReactElement {
  const { t } = useLingui();
  return (
    <ModalOverlay
      className="scrim"
      isDismissable
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={wide ? 'modal modal-wide' : 'modal'}>
        <Content>
          <header>
            <Heading slot="title">{title}</Heading>
            <IconButton icon="x" size="small" label={t`Close`} onPress={onClose} />
          </header>
          {children}
          {actions !== undefined && <div className="dialog-acts">{actions}</div>}
        </Content>
      </Modal>
    </ModalOverlay>
  );
}

/** What is in a dialog while it is open. Parts of it may go while they have the focus. */
function Content({ children }: { readonly children: ReactNode }): ReactElement {
  const root = useRef<HTMLElement>(null);
  useEffect(() => (root.current === null ? undefined : keepFocus(root.current)), []);
  return (
    <AriaDialog ref={root} className="dialog">
      {children}
    </AriaDialog>
  );
}

export interface ConfirmProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly children: ReactNode;
  /** The words of the button that does it, such as *Remove*. */
  readonly action: string;
  readonly isDanger?: boolean;
  readonly isPending?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something that can't be undone. *Cancel* has the focus. */
export function Confirm({
  title,
  isOpen,
  children,
  action,
  isDanger = false,
  isPending = false,
  onConfirm,
  onCancel,
}: ConfirmProps): ReactElement {
  const { t } = useLingui();
  return (
    <ModalOverlay
      className="scrim"
      isDismissable
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onCancel();
      }}
    >
      <Modal className="modal">
        <AriaDialog className="dialog" role="alertdialog">
          <Heading slot="title">{title}</Heading>
          <p>{children}</p>
          <div className="dialog-acts">
            <Button autoFocus onPress={onCancel}>{t`Cancel`}</Button>
            <Button look={isDanger ? 'danger-filled' : 'primary'} isPending={isPending} onPress={onConfirm}>
              {action}
            </Button>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
