import type { GuestPhotoRule, Policy, RoomEntry } from '@anteroom/domain';
import { policyLimit } from '@anteroom/domain';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Card } from '../../ui/feedback.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { LateAfterCard } from './late-after.tsx';
import { PolicyPreview } from './policy-preview.tsx';
import { Setting } from './setting.tsx';
import type { SettingsPanel } from './use-settings-panel.ts';

/** What somebody meets on their way into a call: the policies, and the door of a room. */
export function JoiningCards({ panel }: { readonly panel: SettingsPanel }): ReactElement {
  const { t } = useLingui();
  const photos: Record<GuestPhotoRule, string> = { required: t`Required`, optional: t`Optional`, off: t`Off` };
  const entries: Record<RoomEntry, string> = { knock: t`Knock`, open: t`Open` };
  return (
    <>
      <PolicyCard panel={panel} name="privacyPolicy" title={t`Privacy policy`} />
      <PolicyCard panel={panel} name="termsOfUse" title={t`Terms of use`} />
      <Card className="settings-card">
        <h2>{t`Guests of rooms`}</h2>
        <p className="hint">{t`New rooms begin with this. Each room can have its own.`}</p>
        <Setting panel={panel} name="roomEntry" label={t`How guests come in`} words={(entry) => entries[entry]}>
          {({ value, onChange, isDisabled }) => (
            <ChoiceField
              label={t`How guests come in`}
              value={value}
              isDisabled={isDisabled}
              options={[
                { value: 'knock', label: entries.knock },
                { value: 'open', label: entries.open },
              ]}
              onChange={onChange}
            />
          )}
        </Setting>
        <Setting panel={panel} name="guestPhoto" label={t`Photo of a guest`} words={(rule) => photos[rule]}>
          {({ value, onChange, isDisabled }) => (
            <ChoiceField
              label={t`Photo of a guest`}
              value={value}
              isDisabled={isDisabled}
              options={[
                { value: 'required', label: photos.required },
                { value: 'optional', label: photos.optional },
                { value: 'off', label: photos.off },
              ]}
              onChange={onChange}
            />
          )}
        </Setting>
      </Card>
      {panel.view.clinic === null && <LateAfterCard panel={panel} />}
    </>
  );
}

/** Whether callers are told their place in the queue (E6). */
export function ShowsPosition({ panel }: { readonly panel: SettingsPanel }): ReactElement {
  const { t } = useLingui();
  return (
    <Setting
      panel={panel}
      name="showsPosition"
      label={t`Place in the queue`}
      words={(isShown) => (isShown ? t`shown` : t`not shown`)}
    >
      {({ value, onChange, isDisabled }) => (
        <Checkbox isSelected={value} isDisabled={isDisabled} onChange={onChange}>
          {t`Callers see their place in the queue`}
        </Checkbox>
      )}
    </Setting>
  );
}

const emptyPolicies: Record<Policy['kind'], Policy> = {
  none: { kind: 'none' },
  link: { kind: 'link', url: '' },
  text: { kind: 'text', text: '' },
};

function PolicyCard({
  panel,
  name,
  title,
}: {
  readonly panel: SettingsPanel;
  readonly name: 'privacyPolicy' | 'termsOfUse';
  readonly title: string;
}): ReactElement {
  const { t } = useLingui();
  const kinds: Record<Policy['kind'], string> = { none: t`None`, link: t`A link`, text: t`A text` };
  const words = (policy: Policy): string => (policy.kind === 'link' ? policy.url : kinds[policy.kind]);
  return (
    <Card className="settings-card">
      <h2>{title}</h2>
      <Setting panel={panel} name={name} label={title} words={words}>
        {({ value, error, onChange, isDisabled }) => (
          <>
            <ChoiceField
              label={title}
              isLabelHidden
              value={value.kind}
              isDisabled={isDisabled}
              options={[
                { value: 'none', label: kinds.none },
                { value: 'link', label: kinds.link },
                { value: 'text', label: kinds.text },
              ]}
              onChange={(kind) => onChange(emptyPolicies[kind])}
            />
            {value.kind === 'link' && (
              <TextField
                label={t`Address`}
                hint={t`With https:// in front.`}
                type="url"
                dir="ltr"
                maxLength={500}
                value={value.url}
                error={error}
                isDisabled={isDisabled}
                onChange={(url) => onChange({ kind: 'link', url })}
              />
            )}
            {value.kind === 'text' && (
              <>
                <TextField
                  label={t`Text`}
                  hint={t`“# ” makes a heading, “- ” a list, **two stars** make words strong. Anything else is shown as it stands.`}
                  rows={10}
                  maxLength={policyLimit}
                  value={value.text}
                  error={error}
                  isDisabled={isDisabled}
                  onChange={(text) => onChange({ kind: 'text', text })}
                />
                {value.text.trim() !== '' && <PolicyPreview text={value.text} />}
              </>
            )}
          </>
        )}
      </Setting>
    </Card>
  );
}
