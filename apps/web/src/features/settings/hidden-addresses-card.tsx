import { routes } from '@anteroom/protocol';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { rest } from '../../rest/rest-client.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Card } from '../../ui/feedback.tsx';
import { Setting } from './setting.tsx';
import type { SettingsPanel } from './use-settings-panel.ts';

/** Whether people in calls learn each other's network address (C7). */
export function HiddenAddressesCard({ panel }: { readonly panel: SettingsPanel }): ReactElement {
  const { t } = useLingui();
  const reach = useQuery({ queryKey: ['reach'], queryFn: () => rest(routes.reach, { params: {}, body: {} }) });
  const isMissing = reach.data?.relay === false;
  return (
    <Card className="settings-card">
      <h2>{t`Network addresses`}</h2>
      <Setting
        panel={panel}
        name="hidesAddresses"
        label={t`Hide network addresses`}
        words={(hides) => (hides ? t`hidden` : t`not hidden`)}
      >
        {({ value, onChange, isDisabled, error }) => (
          <>
            <Checkbox isSelected={value} isDisabled={isDisabled || (isMissing && !value)} onChange={onChange}>
              {t`Hide network addresses`}
            </Checkbox>
            <p className="hint">
              {t`Sound and pictures go over your relay alone, so that nobody in a call learns where another one is, such as a professional at home. It begins with the next call.`}
            </p>
            {isMissing && (
              <p className="hint">{t`This can’t be switched on: no relay is set up on this server. Ask whoever runs it.`}</p>
            )}
            {error !== undefined && <p role="alert">{error}</p>}
          </>
        )}
      </Setting>
    </Card>
  );
}
