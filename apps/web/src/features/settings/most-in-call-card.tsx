import { mediaServerLimit, peerToPeerLimit } from '@anteroom/domain';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Card } from '../../ui/feedback.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Setting } from './setting.tsx';
import type { SettingsPanel } from './use-settings-panel.ts';

const offered = Array.from({ length: mediaServerLimit - peerToPeerLimit + 1 }, (_, more) => peerToPeerLimit + more);

/** How many people a call takes in (S3). */
export function MostInCallCard({ panel }: { readonly panel: SettingsPanel }): ReactElement {
  const { t } = useLingui();
  return (
    <Card className="settings-card">
      <h2>{t`People in a call`}</h2>
      <Setting panel={panel} name="mostInCall" label={t`Most people in a call`} words={(people) => t`up to ${people}`}>
        {({ value, onChange, isDisabled }) => (
          <SelectField
            label={t`Most people in a call`}
            hint={t`Everybody counted, in the waiting area and in rooms. More than six need the media server.`}
            value={String(value)}
            isDisabled={isDisabled}
            options={offered.map((people) => ({ value: String(people), label: t`up to ${people}` }))}
            onChange={(people) => onChange(Number(people))}
          />
        )}
      </Setting>
    </Card>
  );
}
