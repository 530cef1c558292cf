import {
  areAutomatedMessages,
  automatedMessagesLimit,
  automatedMinutesLimit,
  automatedTextLimit,
  musicPieces,
  type AutomatedMessage,
  type MusicPiece,
} from '@anteroom/domain';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { newMessageId } from '../../../connection/random-id.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Card } from '../../../ui/feedback.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { Setting, type SettingControl } from '../setting.tsx';
import type { SettingsPanel } from '../use-settings-panel.ts';
import { WordsField } from './words-field.tsx';

/** Which music callers can choose from (E6). */
export function MusicSetting({ panel }: { readonly panel: SettingsPanel }): ReactElement {
  const { t } = useLingui();
  const names: Readonly<Record<MusicPiece, string>> = {
    piano: t`Quiet piano`,
    harp: t`Harp`,
    rain: t`Rain`,
    sea: t`Sea`,
  };
  return (
    <Card className="settings-card">
      <h2>{t`Music`}</h2>
      <p className="hint">{t`Callers choose, and hear nothing before they do. It stops when somebody joins them.`}</p>
      <Setting
        panel={panel}
        name="waitingMusic"
        label={t`Music`}
        words={(pieces) => (pieces.length === 0 ? t`none` : pieces.map((piece) => names[piece]).join(', '))}
      >
        {({ value, onChange, isDisabled }) => (
          <fieldset className="field ticks">
            <legend className="hide">{t`Music`}</legend>
            {musicPieces.map((piece) => (
              <Checkbox
                key={piece}
                isSelected={value.includes(piece)}
                isDisabled={isDisabled}
                onChange={(isOn) =>
                  onChange(musicPieces.filter((each) => (each === piece ? isOn : value.includes(each))))
                }
              >
                {names[piece]}
              </Checkbox>
            ))}
          </fieldset>
        )}
      </Setting>
    </Card>
  );
}

/** Whether callers are told how long the wait usually is (E6). */
export function ShowsEstimate({ panel }: { readonly panel: SettingsPanel }): ReactElement {
  const { t } = useLingui();
  return (
    <Setting
      panel={panel}
      name="showsEstimate"
      label={t`Usual wait`}
      words={(isShown) => (isShown ? t`shown` : t`not shown`)}
    >
      {({ value, isDisabled, onChange }) => (
        <>
          <Checkbox isSelected={value} isDisabled={isDisabled} onChange={onChange}>
            {t`Callers see how long the wait usually is`}
          </Checkbox>
          <p className="hint">
            {t`It comes from the waits of the last seven days, and is left out where it can’t be known.`}
          </p>
        </>
      )}
    </Setting>
  );
}

/** What callers are told by the minutes that they have waited (E6). */
export function AutomatedCard({ panel }: { readonly panel: SettingsPanel }): ReactElement {
  const { t } = useLingui();
  return (
    <Card className="settings-card">
      <h2>{t`Automatic messages`}</h2>
      <p className="hint">{t`They stand among a caller’s messages once so many minutes are over, until somebody joins.`}</p>
      <Setting
        panel={panel}
        name="automatedMessages"
        label={t`Automatic messages`}
        words={(messages) =>
          messages.length === 0 ? t`none` : plural(messages.length, { one: '# message', other: '# messages' })
        }
      >
        {(control) => <Messages {...control} />}
      </Setting>
    </Card>
  );
}

function Messages({ value, onChange, isDisabled, error }: SettingControl<readonly AutomatedMessage[]>): ReactElement {
  const { t } = useLingui();
  const replace = (id: string, part: Partial<AutomatedMessage>) =>
    onChange(value.map((message) => (message.id === id ? { ...message, ...part } : message)));
  const next = Math.min(automatedMinutesLimit, Math.max(0, ...value.map(({ afterMinutes }) => afterMinutes + 10)));
  return (
    <div className="pieces">
      {value.length > 0 && (
        <ol className="pieces-list">
          {value.map((message, at) => {
            const number = at + 1;
            const name = t`Message ${number}`;
            return (
              <li key={message.id}>
                <section className="piece" aria-label={name}>
                  <header>
                    <h3>
                      <Icon name="clock" />
                      {name}
                    </h3>
                    {!isDisabled && (
                      <IconButton
                        icon="x"
                        size="small"
                        label={t`Remove ${name}`}
                        onPress={() => onChange(value.filter(({ id }) => id !== message.id))}
                      />
                    )}
                  </header>
                  <div className="minutes-field">
                    <TextField
                      label={t`After how many minutes`}
                      dir="ltr"
                      maxLength={3}
                      value={String(message.afterMinutes)}
                      isDisabled={isDisabled}
                      onChange={(text) =>
                        replace(message.id, {
                          afterMinutes: Math.min(automatedMinutesLimit, Number(text.replace(/\D/g, ''))),
                        })
                      }
                    />
                  </div>
                  <WordsField
                    label={t`What it says`}
                    words={message.words}
                    limit={automatedTextLimit}
                    rows={2}
                    isDisabled={isDisabled}
                    onChange={(words) => replace(message.id, { words })}
                  />
                </section>
              </li>
            );
          })}
        </ol>
      )}
      {!isDisabled && value.length < automatedMessagesLimit && (
        <div className="pieces-add">
          <Button
            icon="plus"
            onPress={() => onChange([...value, { id: newMessageId(), afterMinutes: next, words: [] }])}
          >
            {t`Add a message`}
          </Button>
        </div>
      )}
      {!areAutomatedMessages(value) && <p className="hint">{t`Every message needs its words.`}</p>}
      {error !== undefined && (
        <span className="error" role="alert">
          <Icon name="warn" />
          <span>{error}</span>
        </span>
      )}
    </div>
  );
}
