import { useLingui } from '@lingui/react/macro';
import type { RoomRow } from '@anteroom/protocol';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { RestError } from '../../rest/rest-client.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Confirm, Dialog } from '../../ui/dialog.tsx';
import { Banner, Skeleton } from '../../ui/feedback.tsx';
import { useClinic } from '../waiting-area/clinic-scope.tsx';
import { GuestLinkRow } from './guest-link-row.tsx';
import { expiryOf, linksQuery, useGuestLinkActions, type LinkLife } from './guest-links.ts';
import './guest-links.css';

export interface GuestLinksDialogProps {
  readonly room: Pick<RoomRow, 'id' | 'name' | 'kind' | 'entry'>;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** A room's guest links: make, copy, send, revoke, and all anew (S4, S5, S6). */
export function GuestLinksDialog({ room, isOpen, onClose }: GuestLinksDialogProps): ReactElement {
  const { t } = useLingui();
  const { name } = room;
  return (
    <Dialog wide title={t`Invite to ${name}`} isOpen={isOpen} onClose={onClose}>
      <GuestLinks room={room} />
    </Dialog>
  );
}

function GuestLinks({ room }: { readonly room: GuestLinksDialogProps['room'] }): ReactElement {
  const { t, i18n } = useLingui();
  const { clock } = useClinic();
  const { toast, announce } = useAnnouncer();
  const links = useQuery(linksQuery(room.id));
  const { make, reset, revoke, send } = useGuestLinkActions(room.id);
  const [life, setLife] = useState<LinkLife>('week');
  const [isAsking, setAsking] = useState(false);

  const failed = (error: Error): void =>
    toast(errorText(i18n, error instanceof RestError ? error.code : 'server-error'), 'failed');
  const lives: readonly { readonly life: LinkLife; readonly words: string }[] = [
    { life: 'day', words: t`1 day` },
    { life: 'week', words: t`1 week` },
    { life: 'month', words: t`1 month` },
    { life: 'never', words: t`Until it is revoked` },
  ];

  return (
    <div className="links">
      <p>
        {room.entry === 'open'
          ? t`Whoever has a link comes in at once while somebody of the team is inside. Nobody needs an account.`
          : t`Whoever has a link knocks, and somebody inside lets them in. Nobody needs an account.`}
      </p>
      {links.isPending && <Skeleton rows={2} />}
      {links.isError && (
        <Banner tone="failed" onRetry={() => void links.refetch()}>
          {t`The links could not be read.`}
        </Banner>
      )}
      {links.data !== undefined &&
        (links.data.length === 0 ? (
          <p className="links-none">{t`There is no link yet. Make one, and send it to whom you expect.`}</p>
        ) : (
          <ul className="links-list" aria-label={t`Guest links`}>
            {links.data.map((link) => (
              <GuestLinkRow
                key={link.id}
                link={link}
                now={clock.now()}
                onRevoke={() =>
                  revoke.mutate(link.id, {
                    onSuccess: () => announce(t`The link is revoked.`, 'polite'),
                    onError: failed,
                  })
                }
                onSend={async (to) => {
                  await send.mutateAsync({ linkId: link.id, to });
                  toast(t`The link is sent.`, 'done');
                }}
              />
            ))}
          </ul>
        ))}
      <form
        className="links-make"
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate(expiryOf(life, clock.now()), {
            onSuccess: () => announce(t`The link is made.`, 'polite'),
            onError: failed,
          });
        }}
      >
        <label className="field">
          <span className="label">{t`A new link is valid for`}</span>
          <select
            className="input"
            value={life}
            onChange={({ target }) => setLife(lives.find((one) => one.life === target.value)?.life ?? 'week')}
          >
            {lives.map(({ life: one, words }) => (
              <option key={one} value={one}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit" look="primary" icon="plus" isPending={make.isPending}>
          {t`Make a link`}
        </Button>
      </form>
      {(links.data?.length ?? 0) > 0 && (
        <p className="links-reset">
          <span>{t`A link has come into wrong hands?`}</span>
          <Button look="danger" size="small" onPress={() => setAsking(true)}>
            {t`Revoke all and make one anew`}
          </Button>
        </p>
      )}
      <Confirm
        title={t`Revoke all links of this room?`}
        action={t`Revoke all`}
        isDanger
        isPending={reset.isPending}
        isOpen={isAsking}
        onCancel={() => setAsking(false)}
        onConfirm={() =>
          reset.mutate(undefined, {
            onSuccess: () => announce(t`All links are revoked, and there is a new one.`, 'polite'),
            onError: failed,
            onSettled: () => setAsking(false),
          })
        }
      >
        {t`Whoever came by one of them is out at once, knocking or inside. Members of the team stay. One new link without an end is made.`}
      </Confirm>
    </div>
  );
}
