import type { SettingsView } from '@anteroom/protocol';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { RestError } from '../../rest/rest-client.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { Banner, Skeleton } from '../../ui/feedback.tsx';
import { TabsNav, type TabsNavProps } from '../../ui/tabs-nav.tsx';
import { settingsQuery, type Address } from './settings.ts';
import { useSettingsPanel, type SettingsPanel } from './use-settings-panel.ts';
import './settings.css';

export interface ConfigureFrameProps {
  readonly address: Address;
  readonly tabs: TabsNavProps['tabs'];
  readonly children: (panel: SettingsPanel) => ReactNode;
}

/** The page *Configure*: its tabs, what one has changed and not saved yet, and the question before that is lost. */
export function ConfigureFrame({ address, tabs, children }: ConfigureFrameProps): ReactElement {
  const { t, i18n } = useLingui();
  const { data, error, refetch } = useQuery(settingsQuery(address));
  return (
    <div className="configure">
      <header className="configure-head">
        <h1>{t`Configure`}</h1>
        <TabsNav label={t`Configure`} tabs={tabs} />
      </header>
      {data === undefined && (
        <div className="configure-cards">
          {error === null ? (
            <Skeleton />
          ) : (
            <Banner tone="failed" onRetry={() => void refetch()}>
              {errorText(i18n, error instanceof RestError ? error.code : 'server-error')}
            </Banner>
          )}
        </div>
      )}
      {data !== undefined && (
        <Loaded address={address} view={data}>
          {children}
        </Loaded>
      )}
    </div>
  );
}

function Loaded({
  address,
  view,
  children,
}: Pick<ConfigureFrameProps, 'address' | 'children'> & { readonly view: SettingsView }): ReactElement {
  const panel = useSettingsPanel(address, view);
  const count = Object.keys(panel.drafts).length;
  return (
    <>
      <div className="configure-cards">{children(panel)}</div>
      {count > 0 && <Unsaved panel={panel} count={count} />}
      <AskBeforeLeaving panel={panel} count={count} />
    </>
  );
}

function Unsaved({ panel, count }: { readonly panel: SettingsPanel; readonly count: number }): ReactElement {
  const { t } = useLingui();
  return (
    <div className="unsaved" role="region" aria-label={t`Changes that are not saved`}>
      <span role="status">{plural(count, { one: '# change not saved yet', other: '# changes not saved yet' })}</span>
      <Button onPress={() => panel.discard()}>{t`Discard`}</Button>
      <Button look="primary" isPending={panel.isSaving} onPress={() => panel.save()}>{t`Save changes`}</Button>
    </div>
  );
}

/** Between the tabs of one place nothing is lost; elsewhere it would be forgotten. */
function AskBeforeLeaving({ panel, count }: { readonly panel: SettingsPanel; readonly count: number }): ReactElement {
  const { t } = useLingui();
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => count > 0 && placeOf(current.pathname) !== placeOf(next.pathname),
    enableBeforeUnload: count > 0,
    withResolver: true,
  });
  const isAsking = blocker.status === 'blocked';
  return (
    <Confirm
      title={t`Leave without saving?`}
      isOpen={isAsking}
      action={t`Discard and leave`}
      isDanger
      onConfirm={() => {
        panel.discard();
        if (isAsking) blocker.proceed();
      }}
      onCancel={() => {
        if (isAsking) blocker.reset();
      }}
    >
      {plural(count, {
        one: '# change has not been saved yet.',
        other: '# changes have not been saved yet.',
      })}
    </Confirm>
  );
}

function placeOf(path: string): string {
  return path.split('/').slice(0, 4).join('/');
}
