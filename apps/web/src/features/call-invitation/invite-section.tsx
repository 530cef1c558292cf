import type { CallId } from '@anteroom/domain';
import { useLingui } from '@lingui/react/macro';
import type { CallInvitationView } from '@anteroom/protocol';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { InviteDialog } from './invite-dialog.tsx';

export interface InviteSectionProps {
  readonly callId: CallId;
  readonly invitations: UseQueryResult<readonly CallInvitationView[]>;
  /** Whether one more fits into the call. */
  readonly hasSeat: boolean;
}

/** In the call manager: *Invite participant* (C2). */
export function InviteSection({ callId, invitations, hasSeat }: InviteSectionProps): ReactElement {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const open = invitations.data?.filter(({ state }) => state === 'open').length ?? 0;
  return (
    <section>
      <h3>{t`Invite`}</h3>
      <button type="button" className="call-button is-wide invite-key" onClick={() => setOpen(true)}>
        <Icon name="person-add" size="s" />
        {t`Invite participant`}
      </button>
      {!hasSeat && <p role="status">{t`The call is full: whoever you invite comes in when somebody has left.`}</p>}
      {open > 0 && <p className="limit-note">{t`Invitations not used yet: ${open}`}</p>}
      <InviteDialog callId={callId} invitations={invitations} isOpen={isOpen} onClose={() => setOpen(false)} />
    </section>
  );
}
