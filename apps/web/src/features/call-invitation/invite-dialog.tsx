import { callInvitationLimit, type CallId, type InvitedAs } from '@anteroom/domain';
import { useLingui } from '@lingui/react/macro';
import type { CallInvitationView } from '@anteroom/protocol';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { timeOfDay } from '../../connection/time-of-day.ts';
import { errorText } from '../../errors/error-text.ts';
import { codeOf } from '../../rest/rest-client.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Banner, Skeleton } from '../../ui/feedback.tsx';
import { Share } from '../caller-link/share-dialog.tsx';
import { useInvitationActions } from './call-invitations.ts';
import { invitedAsWords, stateWords, whatFollowsWords } from './invitation-words.ts';
import './invite-dialog.css';

export interface InviteDialogProps {
  readonly callId: CallId;
  readonly invitations: UseQueryResult<readonly CallInvitationView[]>;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** *Invite participant*: makes an invitation, gives it away like any other link, and shows those that stand (C2). */
export function InviteDialog({ callId, invitations, isOpen, onClose }: InviteDialogProps): ReactElement {
  const { t } = useLingui();
  const [shared, setShared] = useState<CallInvitationView | null>(null);
  // Somebody else may have withdrawn it meanwhile.
  const current = invitations.data?.find(({ id }) => id === shared?.id) ?? shared;
  const path = current?.path ?? null;
  const close = (): void => {
    setShared(null);
    onClose();
  };
  const title = current?.as === 'interpreter' ? t`Invite interpreter` : t`Invite participant`;
  return (
    <Dialog wide title={title} isOpen={isOpen} onClose={close}>
      {current === null || path === null ? (
        <Invitations callId={callId} invitations={invitations} onShare={setShared} />
      ) : (
        <div className="invite">
          <p>{t`The link is for one person, in one browser, for as long as this call goes on.`}</p>
          <Share shared={{ callId, invitationId: current.id }} path={path} />
          <div className="dialog-acts">
            <Button onPress={() => setShared(null)}>{t`Other invitations`}</Button>
            <Button look="primary" onPress={close}>{t`Done`}</Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}

interface InvitationsProps extends Pick<InviteDialogProps, 'callId' | 'invitations'> {
  readonly onShare: (invitation: CallInvitationView) => void;
}

function Invitations({ callId, invitations, onShare }: InvitationsProps): ReactElement {
  const { t, i18n } = useLingui();
  const { toast, announce } = useAnnouncer();
  const { make, withdraw } = useInvitationActions(callId);
  const [as, setAs] = useState<InvitedAs>('participant');
  const failed = (error: Error): void => toast(errorText(i18n, codeOf(error)), 'failed');
  const isAtLimit = (invitations.data?.length ?? 0) >= callInvitationLimit;
  return (
    <div className="invite">
      <div className="invite-make">
        <ChoiceField
          label={t`Who is invited`}
          hint={i18n._(whatFollowsWords[as])}
          value={as}
          options={[
            { value: 'participant', label: i18n._(invitedAsWords.participant) },
            { value: 'interpreter', label: i18n._(invitedAsWords.interpreter) },
          ]}
          onChange={setAs}
        />
        <Button
          look="primary"
          icon="link"
          isPending={make.isPending}
          isDisabled={isAtLimit}
          onPress={() => make.mutate(as, { onSuccess: onShare, onError: failed })}
        >{t`Make an invitation`}</Button>
        {isAtLimit && (
          <p role="status">{t`Ten invitations stand, and there can be no more. Withdraw one to make another.`}</p>
        )}
      </div>
      <section className="invite-list" aria-labelledby="invite-list">
        <h3 id="invite-list">{t`Open invitations`}</h3>
        {invitations.isPending && <Skeleton rows={2} />}
        {invitations.isError && (
          <Banner tone="failed" onRetry={() => void invitations.refetch()}>
            {errorText(i18n, codeOf(invitations.error))}
          </Banner>
        )}
        {invitations.data?.length === 0 && (
          <p className="invite-none">{t`There is none. Whoever you invite stands here.`}</p>
        )}
        {invitations.data !== undefined && invitations.data.length > 0 && (
          <ul>
            {invitations.data.map((invitation) => (
              <InvitationRow
                key={invitation.id}
                invitation={invitation}
                onShare={() => onShare(invitation)}
                onWithdraw={() =>
                  withdraw.mutate(invitation.id, {
                    onSuccess: () => announce(t`The invitation is withdrawn.`, 'polite'),
                    onError: failed,
                  })
                }
              />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

interface RowProps {
  readonly invitation: CallInvitationView;
  readonly onShare: () => void;
  readonly onWithdraw: () => void;
}

function InvitationRow({ invitation, onShare, onWithdraw }: RowProps): ReactElement {
  const { t, i18n } = useLingui();
  const { as, madeAt, madeBy, path, state } = invitation;
  const role = i18n._(invitedAsWords[as]);
  const made = timeOfDay(i18n.locale, madeAt);
  return (
    <li>
      <span className="invite-words">
        <b>{role}</b>
        <span>{i18n._(stateWords(invitation))}</span>
        <small>{t`made by ${madeBy}, ${made}`}</small>
      </span>
      <span className="invite-acts">
        {state === 'open' && path !== null && (
          <Button size="small" icon="send" aria-label={t`Send the invitation: ${role}, ${made}`} onPress={onShare}>
            {t`Send or copy`}
          </Button>
        )}
        <Button
          size="small"
          look="danger"
          aria-label={t`Withdraw the invitation: ${role}, ${made}`}
          onPress={onWithdraw}
        >
          {t`Withdraw`}
        </Button>
      </span>
    </li>
  );
}
