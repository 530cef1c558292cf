import { contentLimit, isContent, type ContentPiece, type WaitingFileProblem } from '@anteroom/domain';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useState, type ReactElement } from 'react';
import { Button as AriaButton, FileTrigger } from 'react-aria-components';
import { newMessageId } from '../../../connection/random-id.ts';
import { errorText } from '../../../errors/error-text.ts';
import { codeOf } from '../../../rest/rest-client.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/feedback.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Setting, type SettingControl } from '../setting.tsx';
import type { Address } from '../settings.ts';
import type { SettingsPanel } from '../use-settings-panel.ts';
import { PieceEditor } from './piece-editor.tsx';
import { uploadWaitingFile } from './upload.ts';

type Pieces = readonly ContentPiece[];

/** The clinic's own content for those who wait: pieces in an order (E6). */
export function ContentCard({
  panel,
  address,
}: {
  readonly panel: SettingsPanel;
  readonly address: Address;
}): ReactElement {
  const { t } = useLingui();
  return (
    <Card className="settings-card">
      <h2>{t`Your own content`}</h2>
      <p className="hint">{t`Callers can read and look at it while they wait. Nothing is loaded from elsewhere.`}</p>
      <Setting
        panel={panel}
        name="waitingContent"
        label={t`Your own content`}
        words={(pieces) =>
          pieces.length === 0 ? t`nothing` : plural(pieces.length, { one: '# piece', other: '# pieces' })
        }
      >
        {(control) => <Pieces control={control} address={address} />}
      </Setting>
    </Card>
  );
}

function Pieces({
  control,
  address,
}: {
  readonly control: SettingControl<Pieces>;
  readonly address: Address;
}): ReactElement {
  const { t } = useLingui();
  const { value, onChange, isDisabled, error } = control;
  const replace = (at: number, piece: ContentPiece) =>
    onChange(value.map((each, index) => (index === at ? piece : each)));
  const move = (from: number, to: number): void => {
    const piece = value[from];
    if (piece === undefined) return;
    const rest = value.filter((_, index) => index !== from);
    onChange([...rest.slice(0, to), piece, ...rest.slice(to)]);
  };
  return (
    <div className="pieces">
      {value.length > 0 && (
        <ol className="pieces-list">
          {value.map((piece, at) => (
            <li key={piece.id}>
              <PieceEditor
                piece={piece}
                number={at + 1}
                isFirst={at === 0}
                isLast={at === value.length - 1}
                isDisabled={isDisabled}
                onChange={(next) => replace(at, next)}
                onMove={(by) => move(at, at + by)}
                onRemove={() => onChange(value.filter((_, index) => index !== at))}
              />
            </li>
          ))}
        </ol>
      )}
      {!isDisabled && value.length < contentLimit && (
        <Add address={address} onAdd={(piece) => onChange([...value, piece])} />
      )}
      {(error !== undefined || !isContent(value)) && (
        <p className="hint">{t`Every piece needs its words, and a video an address that begins with https://.`}</p>
      )}
      {error !== undefined && (
        <span className="error" role="alert">
          <Icon name="warn" />
          <span>{error}</span>
        </span>
      )}
    </div>
  );
}

function Add({
  address,
  onAdd,
}: {
  readonly address: Address;
  readonly onAdd: (piece: ContentPiece) => void;
}): ReactElement {
  const { t, i18n } = useLingui();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const words: Readonly<Record<WaitingFileProblem, string>> = {
    'too-large': t`This file is too large: a picture may have 1 MB, a PDF 3 MB.`,
    'not-a-file': t`This file is neither a picture (PNG, JPEG or WebP) nor a PDF.`,
    'wrong-size': t`This picture is too small or too large.`,
  };
  const base = () => ({ id: newMessageId(), onlyFor: null });

  async function choose(files: FileList | null): Promise<void> {
    const file = files?.[0];
    if (file === undefined) return;
    setBusy(true);
    setProblem(null);
    try {
      const sent = await uploadWaitingFile(address, file);
      if (typeof sent === 'string') setProblem(words[sent]);
      else if (sent.kind === 'picture')
        onAdd({ ...base(), kind: 'picture', hash: sent.hash, width: sent.width, height: sent.height, description: [] });
      else {
        const title = [{ language: i18n.locale, text: file.name.replace(/\.pdf$/i, '').slice(0, 120) }];
        onAdd({ ...base(), kind: 'document', hash: sent.hash, size: sent.size, title });
      }
    } catch (error) {
      setProblem(errorText(i18n, codeOf(error)));
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className="pieces-add" role="group" aria-label={t`Add a piece`}>
      <Button icon="plus" onPress={() => onAdd({ ...base(), kind: 'text', words: [] })}>{t`Text`}</Button>
      <FileTrigger
        acceptedFileTypes={['image/png', 'image/jpeg', 'image/webp', 'application/pdf']}
        onSelect={(files) => void choose(files)}
      >
        <AriaButton className="btn btn-second" isDisabled={isBusy}>
          <Icon name="plus" />
          {isBusy ? t`Uploading …` : t`Picture or PDF`}
        </AriaButton>
      </FileTrigger>
      <Button icon="plus" onPress={() => onAdd({ ...base(), kind: 'video', url: 'https://', title: [] })}>
        {t`Video link`}
      </Button>
      {problem !== null && (
        <span className="error" role="alert">
          <Icon name="warn" />
          <span>{problem}</span>
        </span>
      )}
    </div>
  );
}
