import { useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { SingleSignOnView } from '@anteroom/protocol';
import { errorText } from '../../errors/error-text.ts';
import { RestError } from '../../rest/rest-client.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox, Switch } from '../../ui/checkbox.tsx';
import { Banner, Skeleton } from '../../ui/feedback.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Choice } from './choice.tsx';
import { OurAddresses } from './our-addresses.tsx';
import { ProviderFields } from './provider-fields.tsx';
import { formOf, inputOf, type SettingsForm } from './settings-form.ts';
import { saveSingleSignOn, singleSignOnQuery } from './single-sign-on.ts';
import './single-sign-on.css';

/** The section *Single sign-on* of an organisation's settings (P4). */
export function SingleSignOnSettings({ organisation }: { readonly organisation: string }): ReactElement {
  const { i18n } = useLingui();
  const read = useQuery(singleSignOnQuery(organisation));
  if (read.data !== undefined) return <Settings organisation={organisation} saved={read.data} />;
  if (read.error instanceof RestError) {
    const retry = read.error.code === 'unavailable' ? { onRetry: () => void read.refetch() } : {};
    return (
      <Banner tone="failed" {...retry}>
        {errorText(i18n, read.error.code)}
      </Banner>
    );
  }
  return <Skeleton rows={5} />;
}

function Settings({
  organisation,
  saved,
}: {
  readonly organisation: string;
  readonly saved: SingleSignOnView;
}): ReactElement {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const { toast } = useAnnouncer();
  const [form, setForm] = useState<SettingsForm>(() => formOf(saved));
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<RestError>();
  const change = (part: Partial<SettingsForm>): void => setForm((before) => ({ ...before, ...part }));
  const wrong = failure?.field ?? '';

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setPending(true);
    setFailure(undefined);
    try {
      const after = await saveSingleSignOn(organisation, inputOf(form));
      queries.setQueryData(singleSignOnQuery(organisation).queryKey, after);
      setForm(formOf(after));
      toast(t`Saved`);
    } catch (error) {
      if (!(error instanceof RestError)) throw error;
      setFailure(error);
    } finally {
      setPending(false);
    }
  };

  return (
    <form className="single-sign-on" noValidate onSubmit={(event) => void submit(event)}>
      <section className="card settings-card">
        <Switch isSelected={form.isOn} onChange={(isOn) => change({ isOn })}>
          <span>
            <b>{t`People sign in with the organisation’s own sign-in`}</b>
            <small className="hint">{t`Switching this off signs everybody out at once who came by it.`}</small>
          </span>
        </Switch>
      </section>
      <section className="card settings-card">
        <h2>{t`Your provider`}</h2>
        <Choice
          label={t`How it speaks`}
          value={form.protocol}
          onChange={(protocol) => change({ protocol })}
          options={[
            { value: 'oidc', label: t`OpenID Connect`, note: t`Such as Entra ID, Keycloak, Okta, Google` },
            { value: 'saml', label: t`SAML 2.0`, note: t`Such as AD FS, Shibboleth` },
          ]}
        />
        <ProviderFields
          organisation={organisation}
          form={form}
          change={change}
          isSecretSet={saved.settings?.isClientSecretSet ?? false}
          wrong={wrong}
        />
        <OurAddresses addresses={saved.addresses} protocol={form.protocol} />
      </section>
      <section className="card settings-card">
        <h2>{t`Your people`}</h2>
        <TextField
          label={t`E-mail domains of the organisation`}
          hint={t`One a line, such as hospital.example. Taking one out signs everybody out at once who came by it.`}
          name="domains"
          dir="ltr"
          rows={3}
          value={form.domains}
          onChange={(domains) => change({ domains })}
          error={wrong.startsWith('domains') && failure ? domainError(failure, t) : undefined}
        />
        <Choice
          label={t`Who may come for the first time`}
          value={form.joining}
          onChange={(joining) => change({ joining })}
          options={[
            { value: 'by-invitation', label: t`Only whom an administrator has invited` },
            {
              value: 'by-domain',
              label: t`Everybody with an e-mail address of these domains`,
              note: t`They get an account without a role. An administrator adds them to clinics.`,
            },
          ]}
        />
        <Checkbox
          isSelected={form.carriesSecondFactor}
          onChange={(carriesSecondFactor) => change({ carriesSecondFactor })}
        >
          <span>
            {t`The provider asks for a second factor`}
            <small className="hint">{t`Anteroom then doesn’t ask for one of its own.`}</small>
          </span>
        </Checkbox>
      </section>
      {failure !== undefined && (
        <Banner tone="failed">
          {failure.code === 'invalid-input'
            ? t`Something above isn’t right yet. Nothing was saved.`
            : errorText(i18n, failure.code)}
        </Banner>
      )}
      <div className="single-sign-on-foot">
        <Button look="primary" type="submit" isPending={isPending}>
          {isPending ? t`Saving…` : t`Save`}
        </Button>
      </div>
    </form>
  );
}

function domainError(failure: RestError, t: ReturnType<typeof useLingui>['t']): string {
  return failure.code === 'domain-taken'
    ? t`Another organisation has one of these domains already.`
    : t`One of these is no domain of e-mail addresses.`;
}
