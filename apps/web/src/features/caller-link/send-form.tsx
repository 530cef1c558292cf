import type { LocaleCode } from '@anteroom/i18n';
import { useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { codeOf } from '../../rest/rest-client.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { sendShared, type Shared, type ShareWay } from './caller-links.ts';

export interface SendFormProps {
  readonly shared: Shared;
  readonly way: ShareWay;
  /** Of the message. */
  readonly locale: LocaleCode;
}

/** Sends a link to one person by e-mail or by a text message (W7). */
export function SendForm({ shared, way, locale }: SendFormProps): ReactElement {
  const { t, i18n } = useLingui();
  const { toast } = useAnnouncer();
  const [to, setTo] = useState('');
  const [isMalformed, setMalformed] = useState(false);
  const send = useMutation({
    mutationFn: (address: string) => sendShared(shared, way, address, locale),
    onSuccess() {
      setTo('');
      toast(t`The link is sent.`, 'done');
    },
  });
  const malformed =
    way === 'email'
      ? t`Please write an e-mail address, such as sam@example.org.`
      : t`Please write a phone number, with + and the country’s number in front.`;
  const code = send.isError ? codeOf(send.error) : null;
  const failure = code === null ? undefined : code === 'invalid-input' ? malformed : errorText(i18n, code);
  return (
    <form
      className="share-send"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const address = to.trim();
        const isRight = way === 'email' ? /^\S+@\S+$/.test(address) : /\d/.test(address);
        setMalformed(!isRight);
        if (isRight) send.mutate(address);
      }}
    >
      <TextField
        label={way === 'email' ? t`Send it by e-mail to` : t`Send it by a text message to`}
        type={way === 'email' ? 'email' : 'tel'}
        autoComplete="off"
        dir="ltr"
        maxLength={way === 'email' ? 254 : 32}
        value={to}
        onChange={setTo}
        error={isMalformed ? malformed : failure}
      />
      <Button type="submit" look="primary" icon="send" isPending={send.isPending}>{t`Send`}</Button>
    </form>
  );
}
