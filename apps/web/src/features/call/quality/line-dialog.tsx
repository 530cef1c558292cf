import type { PictureChoice } from '@anteroom/media';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from '../../../connection/use-store.ts';
import { Button } from '../../../ui/button.tsx';
import { ChoiceField } from '../../../ui/choice-field.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import type { Call } from '../call.ts';
import type { CallState } from '../call-state.ts';
import { ownLineText } from '../call-words.ts';
import type { LineChoice, LineUse } from './call-line.ts';
import { LineFiguresList } from './line-figures.tsx';
import type { LineFiguresListProps } from './line-figures.tsx';
import { adviceFor, wayText } from './line-words.ts';
import './quality.css';

export interface LineDialogProps {
  readonly call: Call;
  readonly state: CallState;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** How the line is, what helps, what is sent over it, and the figures for who wants them (C5). */
export function LineDialog({ call, state, isOpen, onClose }: LineDialogProps): ReactElement {
  const { t, i18n } = useLingui();
  const line = useStore(call.line.view);
  const others = state.people.filter(({ isSelf }) => !isSelf);
  const advice = adviceFor(state.ownLine, line.use);
  const ways = others.flatMap((person) => {
    const words = wayText(person, line);
    return words === null ? [] : [{ id: person.id, words }];
  });
  return (
    <Dialog
      title={t`Connection and quality`}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <Button look="primary" onPress={onClose}>
          {t`Done`}
        </Button>
      }
    >
      <div className="line-care">
        <p className={`line-verdict is-${state.ownLine ?? 'unknown'}`} role="status">
          <Icon name="signal" />
          <b>{i18n._(ownLineText(state.ownLine, others.length === 0))}</b>
        </p>
        {ways.map(({ id, words }) => (
          <p key={id}>{i18n._(words)}</p>
        ))}
        <LineChoices line={line} onChoose={call.line.choose} />
        {advice.length > 0 && (
          <section className="line-advice">
            <h3>{t`What helps`}</h3>
            <ol>
              {advice.map((words) => (
                <li key={words.id}>{i18n._(words)}</li>
              ))}
            </ol>
          </section>
        )}
        <Figures call={call} others={others} />
      </div>
    </Dialog>
  );
}

/** Asked of the browser only while they are looked at. */
function Figures(props: LineFiguresListProps): ReactElement {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t`Figures`}</summary>
      {isOpen && <LineFiguresList {...props} />}
    </details>
  );
}

interface LineChoicesProps {
  readonly line: LineChoice;
  readonly onChoose: (change: Partial<LineChoice>) => void;
}

function LineChoices({ line, onChoose }: LineChoicesProps): ReactElement {
  const { t } = useLingui();
  const uses: Record<LineUse, { readonly label: string; readonly means: string }> = {
    usual: { label: t`Pictures and sound`, means: t`Pictures are as large as the line allows. Sound comes first.` },
    saving: { label: t`Save data`, means: t`Small pictures both ways: about 200 kbit/s for each other person.` },
    'sound-only': { label: t`Sound only`, means: t`No pictures are sent or received, and your camera is off.` },
  };
  const pictures: Record<PictureChoice, string> = {
    automatic: t`Automatic: by the number of people and the line`,
    high: t`High: as large as the line carries`,
    medium: t`Medium: 360 lines at most`,
    low: t`Low: 180 lines at most`,
  };
  return (
    <>
      <ChoiceField
        label={t`Use of the line`}
        value={line.use}
        options={(['usual', 'saving', 'sound-only'] as const).map((value) => ({ value, label: uses[value].label }))}
        onChange={(use) => onChoose({ use })}
      />
      <p className="hint" aria-live="polite">
        {uses[line.use].means}
      </p>
      <SelectField
        label={t`Quality of your picture`}
        value={line.picture}
        isDisabled={line.use !== 'usual'}
        options={(['automatic', 'high', 'medium', 'low'] as const).map((value) => ({ value, label: pictures[value] }))}
        onChange={(picture) => onChoose({ picture })}
      />
      <ChoiceField
        label={t`Your sound`}
        hint={t`Music keeps all tones and leaves noise as it is: for instruments, or the sounds of a device.`}
        value={line.sound}
        isDisabled={line.use !== 'usual'}
        options={[
          { value: 'speech', label: t`Speech` },
          { value: 'music', label: t`Music` },
        ]}
        onChange={(sound) => onChoose({ sound })}
      />
    </>
  );
}
