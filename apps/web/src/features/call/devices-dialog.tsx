import type { LocalMediaView } from '@anteroom/media';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useId, useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from '../../connection/use-store.ts';
import { Button } from '../../ui/button.tsx';
import { Switch } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useAnnouncer } from '../../ui/announcer.tsx';
import type { Call } from './call.ts';
import { deviceText } from './call-words.ts';
import { explanationOf } from './device-words.ts';
import { BackgroundField } from './effects/background-field.tsx';
import { NoiseSwitch } from './effects/noise-switch.tsx';
import { listSpeakers, onDeviceChange } from './speakers.ts';
import type { SpeakerChoice } from './speakers.ts';

export interface DevicesDialogProps {
  readonly call: Call;
  readonly local: LocalMediaView;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly isSelfHidden: boolean;
  readonly onHideSelf: (hidden: boolean) => void;
  readonly isSelfMirrored: boolean;
  readonly onMirrorSelf: (mirrored: boolean) => void;
}

/** Camera, microphone and loudspeaker, changed in the middle of a call (C1). */
export function DevicesDialog(props: DevicesDialogProps): ReactElement {
  const { call, local, isOpen, onClose, isSelfHidden, onHideSelf, isSelfMirrored, onMirrorSelf } = props;
  const { t } = useLingui();
  const { toast } = useAnnouncer();
  const { speaker } = useStore(call.sound.view);
  const speakers = useSpeakers(isOpen);
  return (
    <Dialog
      title={t`Devices`}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <Button look="primary" onPress={onClose}>
          {t`Done`}
        </Button>
      }
    >
      <div className="devices">
        <DeviceField kind="camera" label={t`Camera`} local={local} call={call} />
        <DeviceField kind="microphone" label={t`Microphone`} local={local} call={call} />
        {speakers.length > 0 && (
          <SelectField
            label={t`Speaker`}
            value={speaker === '' ? 'default' : speaker}
            choices={speakers}
            onChoose={(id) => {
              void call.sound.choose(id).then((taken) => {
                if (!taken) toast(t`This speaker can’t be used.`, 'failed');
              });
            }}
          />
        )}
        <NoiseSwitch quiet={call.quiet} />
        <BackgroundField background={call.background} />
        <Switch isSelected={!isSelfHidden} onChange={(shown) => onHideSelf(!shown)}>
          {t`Show my own picture`}
        </Switch>
        <Switch isSelected={isSelfMirrored} onChange={onMirrorSelf}>
          {t`Mirror my own picture`}
        </Switch>
        <div className="devices-refresh">
          <Button
            icon="reconnect"
            onPress={() => {
              call.refresh();
              onClose();
            }}
          >
            {t`Refresh connections`}
          </Button>
          <p>{t`Helps when somebody can’t be seen or heard.`}</p>
        </div>
      </div>
    </Dialog>
  );
}

function useSpeakers(isOpen: boolean): readonly SpeakerChoice[] {
  const [speakers, setSpeakers] = useState<readonly SpeakerChoice[]>([]);
  useEffect(() => {
    if (!isOpen) return;
    let isCurrent = true;
    const list = (): void => void listSpeakers().then((found) => isCurrent && setSpeakers(found));
    list();
    // What is plugged in meanwhile can be chosen too.
    const stop = onDeviceChange(list);
    return () => {
      isCurrent = false;
      stop();
    };
  }, [isOpen]);
  return speakers;
}

interface DeviceFieldProps {
  readonly kind: 'microphone' | 'camera';
  readonly label: string;
  readonly local: LocalMediaView;
  readonly call: Call;
}

function DeviceField({ kind, label, local, call }: DeviceFieldProps): ReactElement {
  const { i18n, t } = useLingui();
  const { toast } = useAnnouncer();
  const news = useStore(call.devices);
  // What became of it says more than that it isn't there.
  const problem = explanationOf(kind, news) ?? deviceText(kind, local[kind]);
  const choose = async (id: string): Promise<void> => {
    const reason = await call.local.choose(kind, id);
    if (reason !== null) toast(t`This device can’t be used. The one before goes on.`, 'failed');
  };
  return (
    <>
      <SelectField
        label={label}
        value={local.inUse[kind] ?? ''}
        choices={local.choices[kind]}
        onChoose={(id) => void choose(id)}
      />
      {problem !== null && <p className="device-problem">{i18n._(problem)}</p>}
    </>
  );
}

interface SelectFieldProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly deviceId: string; readonly label: string }[];
  readonly onChoose: (deviceId: string) => void;
}

function SelectField({ label, value, choices, onChoose }: SelectFieldProps): ReactElement {
  const { t } = useLingui();
  const id = useId();
  const isKnown = choices.some(({ deviceId }) => deviceId === value);
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="input"
        value={isKnown ? value : ''}
        disabled={choices.length === 0}
        onChange={({ currentTarget }) => onChoose(currentTarget.value)}
      >
        {!isKnown && <option value="">{choices.length === 0 ? t`None found` : t`Not in use`}</option>}
        {choices.map((choice, index) => {
          const number = index + 1;
          return (
            <option key={choice.deviceId} value={choice.deviceId}>
              {choice.label === '' ? t`Device ${number}` : choice.label}
            </option>
          );
        })}
      </select>
    </div>
  );
}
