import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { errorText } from '../errors/error-text.ts';
import { RestError } from '../rest/rest-client.ts';
import { Button, LinkButton } from '../ui/button.tsx';
import { EmptyState, Skeleton } from '../ui/feedback.tsx';
import { usePageTitle } from '../ui/page-title.ts';
import './fallback-pages.css';

/** An address that leads nowhere. */
export function NotFoundPage(): ReactElement {
  const { t } = useLingui();
  usePageTitle(t`There is no such page`);
  return (
    <main className="fallback">
      <EmptyState
        level={1}
        title={t`There is no such page`}
        action={<LinkButton look="primary" href="/clinics">{t`To my clinics`}</LinkButton>}
      >
        {t`The link may be old or mistyped, or it leads to a clinic that you don’t belong to.`}
      </EmptyState>
    </main>
  );
}

/** A page that threw: says so, and offers to load it again. */
export function FailedPage({ error }: { readonly error: unknown }): ReactElement {
  const { t, i18n } = useLingui();
  usePageTitle(t`This page did not load`);
  return (
    <main className="fallback">
      <EmptyState
        isAlert
        level={1}
        title={t`This page did not load`}
        action={<Button look="primary" onPress={() => location.reload()}>{t`Try again`}</Button>}
      >
        {error instanceof RestError
          ? errorText(i18n, error.code)
          : t`Something went wrong in this page. Nothing is lost: callers stay where they are.`}
      </EmptyState>
    </main>
  );
}

/** A page on its way. */
export function LoadingPage(): ReactElement {
  const { t } = useLingui();
  return (
    <main className="fallback">
      <h1 className="hide">{t`Loading`}</h1>
      <Skeleton />
    </main>
  );
}
