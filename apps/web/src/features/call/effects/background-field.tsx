import { useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import type { ReactElement } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useStore } from '../../../connection/use-store.ts';
import { backgroundNames, backgroundStates } from './background-words.ts';
import { backgrounds } from './background-wish.ts';
import type { OwnBackground } from './own-background.ts';
import './background.css';

/** What is behind the own picture: one of few, all in sight (C5). */
export function BackgroundField({ background }: { readonly background: OwnBackground }): ReactElement {
  const { t, i18n } = useLingui();
  const chosen = useStore(background.chosen);
  const state = useStore(background.state);
  const hint = useId();
  return (
    <div className="field">
      <RadioGroup
        className="field"
        value={chosen}
        aria-describedby={hint}
        onChange={(next) => {
          const found = backgrounds.find((one) => one === next);
          if (found !== undefined) background.choose(found);
        }}
      >
        <Label className="label">{t`Background`}</Label>
        <div className="backdrops">
          {backgrounds.map((one) => (
            <Radio key={one} value={one} className="backdrop">
              <span className="backdrop-picture" data-backdrop={one} />
              {i18n._(backgroundNames[one])}
            </Radio>
          ))}
        </div>
      </RadioGroup>
      <p id={hint} className="hint" aria-live="polite">
        {i18n._(backgroundStates[state])}
      </p>
    </div>
  );
}
