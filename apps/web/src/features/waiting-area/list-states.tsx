import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { timeOfDay } from '../../connection/time-of-day.ts';
import { useSelected } from '../../connection/use-store.ts';
import { errorText } from '../../errors/error-text.ts';
import { Button } from '../../ui/button.tsx';
import { Banner, EmptyState, Skeleton } from '../../ui/feedback.tsx';
import { useClinic } from './clinic-scope.tsx';
import { ClinicLink } from './side-panel.tsx';
import type { WaitingAreaView } from './waiting-area.ts';
import { useSecond } from './use-second.ts';

/** A loss shorter than this, in milliseconds, isn't worth a person's look. */
const patience = 2500;

/** Says that the list is old, and how old. */
export function OfflineBanner({ view }: { readonly view: WaitingAreaView }): ReactElement | null {
  const { t, i18n } = useLingui();
  const { connection, clock } = useClinic();
  const since = useSelected(connection.state, (state) => (state.kind === 'away' ? state.since : null));
  const isLong = useSecond(() => since !== null && Date.now() - since >= patience);
  if (!isLong) return null;
  const time = timeOfDay(i18n.locale, view.asOf ?? clock.now());
  return (
    <Banner tone="offline">
      {view.asOf === null ? t`You are offline.` : t`You are offline. The list is from ${time}.`}
    </Banner>
  );
}

/** What stands in place of the rows while there are none. */
export function NoRows({ view }: { readonly view: WaitingAreaView }): ReactElement | null {
  const { t, i18n } = useLingui();
  const { mirror, area } = useClinic();
  switch (view.phase) {
    case 'list':
      return null;
    case 'loading':
      return <Skeleton />;
    case 'failed':
      return (
        <Banner tone="failed" onRetry={mirror.retry}>
          {errorText(i18n, view.error ?? 'server-error')}
        </Banner>
      );
    case 'empty':
      return (
        <EmptyState title={t`Nobody is waiting`} action={<ClinicLink />}>
          {t`Callers appear here as soon as they open the clinic link and say who they are.`}
        </EmptyState>
      );
    case 'none-found':
      return (
        <EmptyState
          title={t`Nobody here matches`}
          action={<Button onPress={area.showAll}>{t`Show everybody`}</Button>}
        />
      );
  }
}
