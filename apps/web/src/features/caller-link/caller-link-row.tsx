import type { CallerLinkView } from '@anteroom/protocol';
import { useLingui } from '@lingui/react/macro';
import { useState, type ReactElement } from 'react';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { timeText } from './link-words.ts';

export interface CallerLinkRowProps {
  readonly link: CallerLinkView;
  readonly timeZone: string;
  readonly isRevoking: boolean;
  readonly onShare: () => void;
  readonly onRevoke: () => void;
}

/** One link: whom and when it is for, how it stands, and what can be done with it. */
export function CallerLinkRow({ link, timeZone, isRevoking, onShare, onRevoke }: CallerLinkRowProps): ReactElement {
  const { t, i18n } = useLingui();
  const [isAsking, setAsking] = useState(false);
  const { startsAt, expiresAt, madeAt, madeBy, state } = link;
  const nobody = link.kind === 'scheduled' ? t`Appointment` : t`Personal link`;
  const whom = link.forWhom === '' ? nobody : link.forWhom;
  const until = timeText(i18n, expiresAt, timeZone);
  const made = i18n.date(new Date(madeAt), { dateStyle: 'medium' });
  const states = { early: t`Not open yet`, open: t`Open`, inside: t`In the waiting area` };
  return (
    <li className="caller-link">
      <div className="caller-link-words">
        <b>
          <bdi>{whom}</bdi>
        </b>
        <span>
          <Icon name="clock" size="s" />
          {startsAt === null ? t`Valid until ${until}` : timeText(i18n, startsAt, timeZone)}
        </span>
        <small>
          {states[state]} · {t`made by ${madeBy}, ${made}`}
        </small>
      </div>
      <div className="caller-link-acts">
        {link.path !== null && (
          <Button
            size="small"
            icon="send"
            aria-label={t`Share the link for ${whom}`}
            onPress={onShare}
          >{t`Share`}</Button>
        )}
        <Button size="small" look="danger" aria-label={t`Revoke the link for ${whom}`} onPress={() => setAsking(true)}>
          {t`Revoke`}
        </Button>
      </div>
      <Confirm
        title={t`Revoke this link?`}
        action={t`Revoke`}
        isDanger
        isPending={isRevoking}
        isOpen={isAsking}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          onRevoke();
        }}
      >
        {t`It opens nothing any more, and what was typed for it is erased. Somebody who came by it and is in the waiting area stays there.`}
      </Confirm>
    </li>
  );
}
