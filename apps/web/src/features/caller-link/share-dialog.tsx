import { locales, parseLocale, type LocaleCode } from '@anteroom/i18n';
import { useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { codeOf } from '../../rest/rest-client.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Banner, Skeleton } from '../../ui/feedback.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { sendShared, shareWordsQuery, type Shared } from './caller-links.ts';
import './caller-link.css';

export interface ShareDialogProps {
  readonly shared: Shared;
  readonly title: string;
  /** The path of what is shared. */
  readonly path: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Gives a link away: copied, by e-mail, or as a QR code, with the words that go with it (W7). */
export function ShareDialog({ shared, title, path, isOpen, onClose }: ShareDialogProps): ReactElement {
  return (
    <Dialog wide title={title} isOpen={isOpen} onClose={onClose}>
      <Share shared={shared} path={path} />
    </Dialog>
  );
}

function Share({ shared, path }: Pick<ShareDialogProps, 'shared' | 'path'>): ReactElement {
  const { t, i18n } = useLingui();
  const { toast } = useAnnouncer();
  const [locale, setLocale] = useState<LocaleCode>(parseLocale(i18n.locale) ?? 'en');
  const words = useQuery(shareWordsQuery(shared, locale));
  const address = new URL(path, location.href);

  const copy = async (text: string, done: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      toast(done, 'done');
    } catch {
      toast(t`The link could not be copied. Select it and copy it by hand.`, 'failed');
    }
  };

  return (
    <div className="share">
      <div className="share-link">
        <bdi dir="ltr">{`${address.host}${address.pathname}`}</bdi>
        <Button icon="copy" onPress={() => void copy(address.href, t`The link is copied.`)}>{t`Copy the link`}</Button>
      </div>
      <div className="share-columns">
        <div className="share-words">
          <SelectField
            label={t`Language of the message`}
            value={locale}
            options={locales.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={setLocale}
          />
          {words.isPending && <Skeleton rows={2} />}
          {words.isError && (
            <Banner tone="failed" onRetry={() => void words.refetch()}>
              {errorText(i18n, codeOf(words.error))}
            </Banner>
          )}
          {words.data !== undefined && (
            <>
              <blockquote className="share-message" lang={locale} dir="auto">
                {words.data.text}
              </blockquote>
              <Button
                size="small"
                icon="copy"
                onPress={() => void copy(words.data.text, t`The message is copied.`)}
              >{t`Copy the message`}</Button>
            </>
          )}
        </div>
        <figure className="share-code">
          <QrCode text={address.href} label={t`QR code of the link`} />
          <figcaption>{t`A phone’s camera opens it.`}</figcaption>
        </figure>
      </div>
      <SendForm shared={shared} locale={locale} />
    </div>
  );
}

function SendForm({ shared, locale }: { readonly shared: Shared; readonly locale: LocaleCode }): ReactElement {
  const { t, i18n } = useLingui();
  const { toast } = useAnnouncer();
  const [to, setTo] = useState('');
  const [isMalformed, setMalformed] = useState(false);
  const send = useMutation({
    mutationFn: (address: string) => sendShared(shared, address, locale),
    onSuccess() {
      setTo('');
      toast(t`The link is sent.`, 'done');
    },
  });
  const malformed = t`Please write an e-mail address, such as sam@example.org.`;
  const code = send.isError ? codeOf(send.error) : null;
  const failure = code === null ? undefined : code === 'invalid-input' ? malformed : errorText(i18n, code);
  return (
    <form
      className="share-send"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const address = to.trim();
        const isAddress = /^\S+@\S+$/.test(address);
        setMalformed(!isAddress);
        if (isAddress) send.mutate(address);
      }}
    >
      <TextField
        label={t`Send it by e-mail to`}
        type="email"
        autoComplete="off"
        dir="ltr"
        value={to}
        onChange={setTo}
        error={isMalformed ? malformed : failure}
      />
      <Button type="submit" look="primary" icon="send" isPending={send.isPending}>{t`Send`}</Button>
    </form>
  );
}
