import { useLingui } from '@lingui/react/macro';
import type { GuestLinkView } from '@anteroom/protocol';
import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { RestError } from '../../rest/rest-client.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TextField } from '../../ui/text-field.tsx';

export interface GuestLinkRowProps {
  readonly link: GuestLinkView;
  /** The server's time, milliseconds since 1970. */
  readonly now: number;
  readonly onRevoke: () => void;
  /** @throws {RestError} where it couldn't be sent */
  readonly onSend: (to: string) => Promise<void>;
}

/** One link: its address, until when it opens, and what can be done with it. */
export function GuestLinkRow({ link, now, onRevoke, onSend }: GuestLinkRowProps): ReactElement {
  const { t, i18n } = useLingui();
  const { toast } = useAnnouncer();
  const [isSending, setSending] = useState(false);
  const { path, madeBy, madeAt, expiresAt } = link;
  const address = path === null ? null : new URL(path, location.href);
  const made = i18n.date(new Date(madeAt), { dateStyle: 'medium' });

  const copy = async (): Promise<void> => {
    if (address === null) return;
    try {
      await navigator.clipboard.writeText(address.href);
      toast(t`The link is copied.`, 'done');
    } catch {
      toast(t`The link could not be copied. Select it and copy it by hand.`, 'failed');
    }
  };

  return (
    <li className="link">
      <div className="link-words">
        {address === null ? (
          <b>{t`This link can’t be shown again. Revoke it, and make a new one.`}</b>
        ) : (
          <bdi dir="ltr" className="link-address">{`${address.host}${address.pathname}`}</bdi>
        )}
        <small>
          <Icon name="clock" size="s" />
          <Validity expiresAt={expiresAt} now={now} /> · {t`made by ${madeBy}, ${made}`}
        </small>
      </div>
      <div className="link-acts">
        {address !== null && (
          <>
            <Button size="small" icon="copy" onPress={() => void copy()}>
              {t`Copy`}
            </Button>
            <Button size="small" icon="mail" aria-expanded={isSending} onPress={() => setSending(!isSending)}>
              {t`E-mail`}
            </Button>
          </>
        )}
        <Button size="small" look="danger" onPress={onRevoke}>
          {t`Revoke`}
        </Button>
      </div>
      {isSending && (
        <SendForm
          onSend={async (to) => {
            await onSend(to);
            setSending(false);
          }}
        />
      )}
    </li>
  );
}

function Validity({ expiresAt, now }: { readonly expiresAt: number | null; readonly now: number }): ReactElement {
  const { t, i18n } = useLingui();
  if (expiresAt === null) return <>{t`Valid until it is revoked`}</>;
  if (expiresAt <= now) return <>{t`Expired`}</>;
  const end = i18n.date(new Date(expiresAt), { dateStyle: 'medium', timeStyle: 'short' });
  return <>{t`Valid until ${end}`}</>;
}

function SendForm({ onSend }: { readonly onSend: (to: string) => Promise<void> }): ReactElement {
  const { t, i18n } = useLingui();
  const [to, setTo] = useState('');
  const [error, setError] = useState<string>();
  const [isPending, setPending] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!/^\S+@\S+$/.test(to.trim())) return setError(t`Please write an e-mail address, such as sam@example.org.`);
    setPending(true);
    try {
      await onSend(to.trim());
    } catch (problem) {
      const code = problem instanceof RestError ? problem.code : 'server-error';
      setError(
        code === 'unavailable'
          ? t`No e-mail can be sent at the moment. Copy the link and send it yourself.`
          : errorText(i18n, code),
      );
    } finally {
      setPending(false);
    }
  };
  return (
    <form className="link-send" noValidate onSubmit={(event) => void submit(event)}>
      <TextField
        label={t`Send it to`}
        type="email"
        autoComplete="off"
        dir="ltr"
        autoFocus
        value={to}
        onChange={setTo}
        error={error}
      />
      <Button type="submit" icon="send" isPending={isPending}>
        {t`Send`}
      </Button>
    </form>
  );
}
