import type { ProviderProblem } from '@anteroom/protocol';
import { useLingui } from '@lingui/react/macro';
import { useState, type ReactElement } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { RestError } from '../../rest/rest-client.ts';
import { Button } from '../../ui/button.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { providerProblemTexts } from './problem-text.ts';
import { formOf, providerOf, type SettingsForm } from './settings-form.ts';
import { readMetadata, testProvider } from './single-sign-on.ts';

export interface ProviderFieldsProps {
  readonly organisation: string;
  readonly form: SettingsForm;
  readonly change: (part: Partial<SettingsForm>) => void;
  /** Whether a client secret is kept; it is never shown. */
  readonly isSecretSet: boolean;
  /** The field that the server refused, as a path. */
  readonly wrong: string;
}

/** Where the provider is, and the button that tries it. */
export function ProviderFields(props: ProviderFieldsProps): ReactElement {
  return (
    <div className="provider-fields">
      {props.form.protocol === 'oidc' ? <OidcFields {...props} /> : <SamlFields {...props} />}
      <TestButton {...props} />
    </div>
  );
}

function OidcFields({ form, change, isSecretSet, wrong }: ProviderFieldsProps): ReactElement {
  const { t } = useLingui();
  const isWrong = (name: string): boolean => wrong === name || wrong === `provider.${name}` || wrong === 'provider';
  return (
    <>
      <TextField
        label={t`Issuer`}
        hint={t`The address by which the provider names itself; everything else is read from there.`}
        name="issuer"
        type="url"
        dir="ltr"
        value={form.issuer}
        onChange={(issuer) => change({ issuer })}
        error={isWrong('issuer') ? t`Write the issuer’s public https:// address.` : undefined}
      />
      <TextField
        label={t`Client ID`}
        name="clientId"
        dir="ltr"
        autoComplete="off"
        value={form.clientId}
        onChange={(clientId) => change({ clientId })}
        error={wrong === 'provider' && form.clientId.trim() === '' ? t`Write the client ID.` : undefined}
      />
      <TextField
        label={t`Client secret`}
        hint={isSecretSet ? t`A secret is set. It isn’t shown; leave this empty to keep it.` : undefined}
        name="clientSecret"
        type="password"
        dir="ltr"
        autoComplete="off"
        value={form.clientSecret}
        onChange={(clientSecret) => change({ clientSecret })}
        error={isWrong('clientSecret') && wrong !== 'provider' ? t`Write the secret of this client.` : undefined}
      />
      <TextField
        label={t`Scopes`}
        hint={t`Asked for beside openid. E-mail address and name are needed.`}
        name="scopes"
        dir="ltr"
        value={form.scopes}
        onChange={(scopes) => change({ scopes })}
      />
    </>
  );
}

function SamlFields({ organisation, form, change, wrong }: ProviderFieldsProps): ReactElement {
  const { t, i18n } = useLingui();
  const [metadata, setMetadata] = useState('');
  const [failure, setFailure] = useState<string>();

  const read = async (): Promise<void> => {
    setFailure(undefined);
    try {
      const provider = await readMetadata(organisation, metadata);
      const { entityId, entryPoint, certificates } = formOf({
        addresses: {
          signIn: '',
          oidcRedirect: '',
          oidcBackChannelLogout: '',
          samlAssertionConsumer: '',
          samlMetadata: '',
        },
        settings: { ...form, provider, domains: [], isClientSecretSet: false },
      });
      change({ entityId, entryPoint, certificates });
      setMetadata('');
    } catch (error) {
      if (!(error instanceof RestError)) throw error;
      setFailure(
        error.code === 'invalid-input'
          ? t`This is no metadata of a provider that takes requests by redirect.`
          : errorText(i18n, error.code),
      );
    }
  };

  return (
    <>
      <TextField
        label={t`Metadata of the provider`}
        hint={t`Paste the XML to fill in the fields below.`}
        name="metadata"
        dir="ltr"
        rows={4}
        value={metadata}
        onChange={setMetadata}
        error={failure}
      />
      <Button onPress={() => void read()} isDisabled={metadata.trim() === ''}>{t`Read the metadata`}</Button>
      <TextField
        label={t`Entity ID of the provider`}
        name="entityId"
        dir="ltr"
        value={form.entityId}
        onChange={(entityId) => change({ entityId })}
        error={wrong === 'provider' && form.entityId.trim() === '' ? t`Write the entity ID.` : undefined}
      />
      <TextField
        label={t`Sign-in address`}
        name="entryPoint"
        type="url"
        dir="ltr"
        value={form.entryPoint}
        onChange={(entryPoint) => change({ entryPoint })}
        error={wrong === 'entryPoint' ? t`Write the provider’s public https:// address.` : undefined}
      />
      <TextField
        label={t`Certificate`}
        hint={t`What the provider’s signatures are checked with; several while it changes its key.`}
        name="certificates"
        dir="ltr"
        rows={5}
        value={form.certificates}
        onChange={(certificates) => change({ certificates })}
        error={wrong === 'certificates' ? t`A certificate can’t be read.` : undefined}
      />
    </>
  );
}

function TestButton({ organisation, form }: ProviderFieldsProps): ReactElement {
  const { t, i18n } = useLingui();
  const [isPending, setPending] = useState(false);
  const [tried, setTried] = useState<{ readonly tone: 'failed' | 'notice'; readonly text: string }>();
  const words = (problem: ProviderProblem | null) =>
    problem === null
      ? ({ tone: 'notice', text: t`The provider answers as it should.` } as const)
      : ({ tone: 'failed', text: i18n._(providerProblemTexts[problem]) } as const);

  const test = async (): Promise<void> => {
    setPending(true);
    setTried(undefined);
    try {
      setTried(words(await testProvider(organisation, providerOf(form))));
    } catch (error) {
      if (!(error instanceof RestError)) throw error;
      const isIncomplete = error.code === 'invalid-input';
      setTried({
        tone: 'failed',
        text: isIncomplete ? t`Fill in the fields above first.` : errorText(i18n, error.code),
      });
    } finally {
      setPending(false);
    }
  };

  return (
    <div className="provider-test">
      <Button onPress={() => void test()} isPending={isPending}>
        {isPending ? t`Trying…` : t`Try the provider`}
      </Button>
      {tried !== undefined && <Banner tone={tried.tone}>{tried.text}</Banner>}
    </div>
  );
}
