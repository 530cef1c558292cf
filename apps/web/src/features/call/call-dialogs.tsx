import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Confirm } from '../../ui/dialog.tsx';
import { CallShortcutsDialog } from './call-shortcuts-dialog.tsx';
import type { CallState } from './call-state.ts';
import type { Call } from './call.ts';
import { DevicesDialog } from './devices-dialog.tsx';
import type { SelfView } from './self-view.ts';
import type { CallActions } from './use-call-shortcuts.ts';

/** What this call's leaving and ending mean, in sentences. */
export interface CallWords {
  readonly leaveTitle: string;
  readonly leave: string;
  readonly end: string;
  /** What becomes of the others when this person leaves. */
  readonly leaveNote: string;
}

/** What lies over the call; one at a time. */
export type Question = 'devices' | 'shortcuts' | 'leave' | 'end' | null;

export interface CallDialogsProps {
  readonly call: Call;
  readonly local: CallState['local'];
  readonly self: SelfView;
  readonly actions: CallActions;
  readonly words: CallWords | undefined;
  readonly question: Question;
  readonly onClose: () => void;
  readonly onLeave: () => void;
  readonly onEnd: (() => void) | undefined;
}

/** What is asked or shown over the call. */
export function CallDialogs(props: CallDialogsProps): ReactElement {
  const { call, local, self, actions, words, question, onClose, onLeave, onEnd } = props;
  const { t } = useLingui();
  return (
    <>
      <DevicesDialog
        call={call}
        local={local}
        isOpen={question === 'devices'}
        onClose={onClose}
        isSelfHidden={self.isHidden}
        onHideSelf={self.hide}
        isSelfMirrored={self.isMirrored}
        onMirrorSelf={self.mirror}
      />
      <CallShortcutsDialog actions={actions} isOpen={question === 'shortcuts'} onClose={onClose} />
      <Confirm
        title={words?.leaveTitle ?? t`Leave for good?`}
        action={t`Leave`}
        isDanger
        isOpen={question === 'leave'}
        onCancel={onClose}
        onConfirm={() => {
          onClose();
          onLeave();
        }}
      >
        {words?.leave ?? t`The consultation ends for you, and your place is given up.`}
      </Confirm>
      <Confirm
        title={t`End the call for everyone?`}
        action={t`End call`}
        isDanger
        isOpen={question === 'end'}
        onCancel={onClose}
        onConfirm={() => {
          onClose();
          onEnd?.();
        }}
      >
        {words?.end ?? t`The consultation is completed, and nobody can come back into it.`}
      </Confirm>
    </>
  );
}
