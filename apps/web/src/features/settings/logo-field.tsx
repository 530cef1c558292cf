import { logoBytesLimit, logoProblem, pictureTypes, type Logo } from '@anteroom/domain';
import { useLingui } from '@lingui/react/macro';
import { useState, type ReactElement } from 'react';
import { Button as AriaButton, FileTrigger } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { SettingsPanel } from './use-settings-panel.ts';

export interface LogoFieldProps {
  readonly panel: SettingsPanel;
  readonly value: Logo;
  readonly error: string | undefined;
  readonly isDisabled: boolean;
}

/** The logo: shown, replaced by a file, or taken away. A file is saved as soon as it is chosen. */
export function LogoField({ panel, value, error, isDisabled }: LogoFieldProps): ReactElement {
  const { t } = useLingui();
  const [problem, setProblem] = useState<ReturnType<typeof logoProblem>>(null);
  const words = {
    'too-large': t`This file is larger than 200 kB.`,
    'not-a-picture': t`This file is no PNG, JPEG or WebP picture.`,
    'wrong-size': t`This picture is too large or too small. Its sides may have 16 to 2,048 pixels.`,
  };
  const shown = problem === null ? error : words[problem];
  const choose = async (files: FileList | null): Promise<void> => {
    const file = files?.[0];
    if (file === undefined) return;
    // Nobody reads a film into memory to learn that it is too large.
    const bytes = new Uint8Array(await file.slice(0, logoBytesLimit + 1).arrayBuffer());
    const found = logoProblem(bytes);
    setProblem(found);
    if (found === null) panel.upload(base64Of(bytes));
  };
  return (
    <div className="field">
      <span className="logo-row">
        {value.kind === 'picture' ? (
          <img
            className="logo-shown"
            src={`/pictures/${value.hash}`}
            width={value.width}
            height={value.height}
            alt={t`The logo`}
          />
        ) : (
          <span className="logo-shown is-none">{t`No logo`}</span>
        )}
        <FileTrigger acceptedFileTypes={[...pictureTypes]} onSelect={(files) => void choose(files)}>
          <AriaButton className="btn btn-second" isDisabled={isDisabled || panel.isSaving}>
            <Icon name="plus" size="s" />
            {t`Choose a picture`}
          </AriaButton>
        </FileTrigger>
        {value.kind === 'picture' && !isDisabled && (
          <Button look="quiet" isPending={panel.isSaving} onPress={() => panel.set('logo', { kind: 'none' })}>
            {t`Show no logo`}
          </Button>
        )}
      </span>
      <span className="hint">{t`PNG, JPEG or WebP, at most 200 kB. It is saved as soon as you choose it.`}</span>
      {shown !== undefined && (
        <span className="error" role="alert">
          <Icon name="warn" />
          <span>{shown}</span>
        </span>
      )}
    </div>
  );
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  // In pieces: a call can't take 200,000 arguments.
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}
