import type { SingleSignOnProblem } from '@anteroom/protocol';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import { Link } from 'react-aria-components';
import { errorText } from '../../errors/error-text.ts';
import { RestError } from '../../rest/rest-client.ts';
import { Button } from '../../ui/button.tsx';
import { Banner, Skeleton } from '../../ui/feedback.tsx';
import { Logotype } from '../../ui/logotype.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { TextField } from '../../ui/text-field.tsx';
import { ThemePicker } from '../../ui/theme-picker.tsx';
import { LanguageChoice } from '../session/language-choice.tsx';
import { signOnProblemTexts } from './problem-text.ts';
import { beginAddress, findSingleSignOn, organisationQuery } from './single-sign-on.ts';
import '../session/session.css';

export interface OrganisationSignInPageProps {
  /** Its short name, where the address names it. */
  readonly organisation?: string | undefined;
  /** Where the person wants to go. */
  readonly next?: string | undefined;
  /** Why they are back from their provider. */
  readonly problem?: SingleSignOnProblem | undefined;
}

/** Sign in with the organisation's own sign-in (P4): by its address, or by a domain or short name that is asked for. */
export function OrganisationSignInPage(props: OrganisationSignInPageProps): ReactElement {
  const { t } = useLingui();
  usePageTitle(t`Sign in with your organisation`);
  return (
    <div className="sign-in">
      <header>
        <Logotype />
        <span>
          <LanguageChoice />
          <ThemePicker />
        </span>
      </header>
      <main>
        {props.organisation === undefined ? (
          <FindForm {...props} />
        ) : (
          <OneOrganisation {...props} organisation={props.organisation} />
        )}
        <p className="hint">
          <Link href="/sign-in">{t`Sign in with e-mail and password`}</Link>
        </p>
      </main>
    </div>
  );
}

function Problem({ problem }: Pick<OrganisationSignInPageProps, 'problem'>): ReactElement | null {
  const { i18n } = useLingui();
  return problem === undefined ? null : <Banner tone="failed">{i18n._(signOnProblemTexts[problem])}</Banner>;
}

/** The organisation's own page: one button. */
function OneOrganisation({
  organisation,
  next,
  problem,
}: OrganisationSignInPageProps & { readonly organisation: string }): ReactElement {
  const { t, i18n } = useLingui();
  const found = useQuery(organisationQuery(organisation));
  const [isPending, setPending] = useState(false);
  const name = found.data?.name ?? '';
  return (
    <form className="card" noValidate onSubmit={(event) => event.preventDefault()}>
      <h1>{found.data === undefined ? t`Sign in with your organisation` : <bdi>{name}</bdi>}</h1>
      <Problem problem={problem} />
      {found.isPending && <Skeleton rows={1} />}
      {found.error instanceof RestError && problem === undefined && (
        <Banner tone="failed" {...(found.error.code === 'unavailable' ? { onRetry: () => void found.refetch() } : {})}>
          {errorText(i18n, found.error.code)}
        </Banner>
      )}
      {found.data !== undefined && (
        <>
          <p className="hint">{t`You sign in at your organisation’s own page and come straight back.`}</p>
          <Button
            look="primary"
            wide
            isPending={isPending}
            onPress={() => {
              setPending(true);
              // Another site follows: a whole new page.
              location.assign(beginAddress(found.data.organisation, next));
            }}
          >
            {isPending ? t`Opening…` : problem === undefined ? t`Continue` : t`Try again`}
          </Button>
        </>
      )}
    </form>
  );
}

/** Asks for what names the organisation; an e-mail address is only read for its domain. */
function FindForm({ next, problem }: OrganisationSignInPageProps): ReactElement {
  const { t, i18n } = useLingui();
  const [by, setBy] = useState('');
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<string>();

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const field = event.currentTarget.querySelector<HTMLInputElement>('[name=by]');
    // Who somebody is isn't asked for here, so it isn't sent.
    const wanted = by.slice(by.lastIndexOf('@') + 1).trim();
    if (wanted === '') {
      setFailure(t`Write your organisation’s e-mail domain or short name.`);
      field?.focus();
      return;
    }
    setPending(true);
    setFailure(undefined);
    try {
      location.assign(beginAddress((await findSingleSignOn(wanted)).organisation, next));
    } catch (error) {
      if (!(error instanceof RestError)) throw error;
      setFailure(errorText(i18n, error.code));
      setPending(false);
      field?.focus();
    }
  };

  return (
    <form className="card" noValidate onSubmit={(event) => void submit(event)}>
      <h1>{t`Sign in with your organisation`}</h1>
      <Problem problem={problem} />
      <TextField
        label={t`E-mail domain or short name`}
        hint={t`What stands behind the @ in your work e-mail, such as hospital.example.`}
        name="by"
        autoComplete="organization"
        dir="ltr"
        maxLength={320}
        value={by}
        onChange={setBy}
        error={failure}
        autoFocus
      />
      <Button look="primary" type="submit" wide isPending={isPending}>
        {isPending ? t`Opening…` : t`Continue`}
      </Button>
    </form>
  );
}
