import { locales, parseLocale, type LocaleCode } from '@anteroom/i18n';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { codeOf } from '../../rest/rest-client.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Banner, Skeleton } from '../../ui/feedback.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { isClinicLink, shareWordsQuery, type Shared, type ShareWay } from './caller-links.ts';
import { SendForm } from './send-form.tsx';
import './caller-link.css';

export interface ShareDialogProps {
  readonly shared: Shared;
  readonly title: string;
  /** The path of what is shared. */
  readonly path: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Gives a link away: copied, by e-mail, by a text message, or as a QR code, with the words that go with it (W7). */
export function ShareDialog({ shared, title, path, isOpen, onClose }: ShareDialogProps): ReactElement {
  return (
    <Dialog wide title={title} isOpen={isOpen} onClose={onClose}>
      <Share shared={shared} path={path} />
    </Dialog>
  );
}

/** What is in that dialog: the link, the message and the ways to send it. */
export function Share({ shared, path }: Pick<ShareDialogProps, 'shared' | 'path'>): ReactElement {
  const { t, i18n } = useLingui();
  const { toast } = useAnnouncer();
  const [locale, setLocale] = useState<LocaleCode>(parseLocale(i18n.locale) ?? 'en');
  const [way, setWay] = useState<ShareWay>('email');
  const words = useQuery(shareWordsQuery(shared, locale));
  const message = way === 'sms' ? words.data?.sms : words.data?.text;
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
          <ChoiceField
            label={t`How it is sent`}
            value={way}
            options={[
              { value: 'email', label: t`E-mail` },
              { value: 'sms', label: t`Text message` },
            ]}
            onChange={setWay}
          />
          {words.isPending && <Skeleton rows={2} />}
          {words.isError && (
            <Banner tone="failed" onRetry={() => void words.refetch()}>
              {errorText(i18n, codeOf(words.error))}
            </Banner>
          )}
          {message !== undefined && (
            <>
              <blockquote className="share-message" lang={locale} dir="auto">
                {message}
              </blockquote>
              <Button
                size="small"
                icon="copy"
                onPress={() => void copy(message, t`The message is copied.`)}
              >{t`Copy the message`}</Button>
            </>
          )}
        </div>
        <figure className="share-code">
          <QrCode text={address.href} label={t`QR code of the link`} />
          <figcaption>{t`A phone’s camera opens it.`}</figcaption>
          {isClinicLink(shared) && (
            <LinkButton size="small" href={`${path}/poster?lang=${locale}`} target="_blank">
              {t`Poster to print`}
            </LinkButton>
          )}
        </figure>
      </div>
      <SendForm key={way} shared={shared} way={way} locale={locale} />
    </div>
  );
}
