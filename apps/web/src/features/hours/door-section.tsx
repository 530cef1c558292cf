import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { SettingsView } from '@anteroom/protocol';
import type { ReactElement } from 'react';
import { LinkButton } from '../../ui/button.tsx';
import { Switch } from '../../ui/checkbox.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useMay } from '../session/may.ts';
import { settingsQuery } from '../settings/settings.ts';
import { useSettingsPanel } from '../settings/use-settings-panel.ts';
import { useDoor } from './door.ts';
import './hours.css';
import { doorText } from './hours-words.ts';

/** Beside the list: whether callers can come in, what comes next, and the switch for whoever may press it (W6). */
export function DoorSection({ clinic: slug }: { readonly clinic: string }): ReactElement {
  const { t, i18n } = useLingui();
  const door = useDoor(slug);
  const mayManage = useMay(slug)('manage-hours');
  return (
    <>
      <p className={door?.door === 'open' ? 'door-state is-open' : 'door-state'}>
        {door !== undefined && (
          <>
            <Icon name={door.door === 'open' ? 'clock' : 'stop'} size="s" />
            {doorText(i18n, door)}
          </>
        )}
      </p>
      {mayManage && (
        <>
          <DoorSwitch clinic={slug} />
          <LinkButton look="quiet" size="small" href={`/clinics/${slug}/configure/waiting-area`}>
            {t`Opening hours`}
          </LinkButton>
        </>
      )}
    </>
  );
}

/** The switch, as soon as it is known how it is set. */
function DoorSwitch({ clinic }: { readonly clinic: string }): ReactElement | null {
  const { data } = useQuery(settingsQuery({ clinic }));
  return data === undefined || data.clinic?.closedAt != null ? null : <LoadedSwitch clinic={clinic} view={data} />;
}

function LoadedSwitch({ clinic, view }: { readonly clinic: string; readonly view: SettingsView }): ReactElement {
  const { t } = useLingui();
  const panel = useSettingsPanel({ clinic }, view);
  const value = panel.effective.waitingAreaSwitch;
  return (
    <Switch
      isSelected={value.isOn}
      isDisabled={panel.isSaving}
      onChange={(isOn) => panel.set('waitingAreaSwitch', { ...value, isOn })}
    >
      {t`New callers can come in`}
    </Switch>
  );
}
