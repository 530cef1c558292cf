import { contentTextLimit, contentTitleLimit, hostOf, linkLimit, type ContentPiece } from '@anteroom/domain';
import { locales } from '@anteroom/i18n';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { IconButton } from '../../../ui/button.tsx';
import { Icon, type IconName } from '../../../ui/icon.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { WordsField } from './words-field.tsx';

export interface PieceEditorProps {
  readonly piece: ContentPiece;
  /** Its place, counted from 1. */
  readonly number: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isDisabled: boolean;
  readonly onChange: (piece: ContentPiece) => void;
  /** One place up (-1) or down (1). */
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

const icons: Readonly<Record<ContentPiece['kind'], IconName>> = {
  text: 'list',
  picture: 'eye',
  document: 'copy',
  video: 'screen',
};

/** One piece of content: its words, for whom it is, its place. */
export function PieceEditor(props: PieceEditorProps): ReactElement {
  const { piece, number, isFirst, isLast, isDisabled, onChange, onMove, onRemove } = props;
  const { t } = useLingui();
  const kinds: Readonly<Record<ContentPiece['kind'], string>> = {
    text: t`Text`,
    picture: t`Picture`,
    document: t`PDF`,
    video: t`Video link`,
  };
  const name = `${number}. ${kinds[piece.kind]}`;
  const everybody = '';
  return (
    <section className="piece" aria-label={name}>
      <header>
        <h3>
          <Icon name={icons[piece.kind]} />
          {name}
        </h3>
        {!isDisabled && (
          <span className="piece-keys">
            <IconButton
              icon="up"
              size="small"
              label={t`Move ${name} up`}
              isDisabled={isFirst}
              onPress={() => onMove(-1)}
            />
            <IconButton
              icon="down"
              size="small"
              label={t`Move ${name} down`}
              isDisabled={isLast}
              onPress={() => onMove(1)}
            />
            <IconButton icon="x" size="small" label={t`Remove ${name}`} onPress={onRemove} />
          </span>
        )}
      </header>
      <Words piece={piece} isDisabled={isDisabled} onChange={onChange} />
      {piece.kind !== 'text' && (
        <SelectField
          label={t`Shown to`}
          value={piece.onlyFor ?? everybody}
          isDisabled={isDisabled}
          options={[
            { value: everybody, label: t`Everybody` },
            ...locales.map(({ code, name: language }) => ({ value: code, label: t`Readers of ${language}` })),
          ]}
          onChange={(code) => onChange({ ...piece, onlyFor: code === everybody ? null : code })}
        />
      )}
    </section>
  );
}

function Words({
  piece,
  isDisabled,
  onChange,
}: Pick<PieceEditorProps, 'piece' | 'isDisabled' | 'onChange'>): ReactElement {
  const { t } = useLingui();
  switch (piece.kind) {
    case 'text':
      return (
        <WordsField
          label={t`Text`}
          hint={t`“# ” makes a heading, “- ” a list, **two stars** make words strong. Anything else is shown as it stands.`}
          words={piece.words}
          limit={contentTextLimit}
          rows={5}
          isDisabled={isDisabled}
          onChange={(words) => onChange({ ...piece, words })}
        />
      );
    case 'picture':
      return (
        <>
          <img
            className="piece-picture"
            src={`/waiting-files/${piece.hash}`}
            width={piece.width}
            height={piece.height}
            alt=""
          />
          <WordsField
            label={t`What the picture shows`}
            hint={t`For those who can’t see it. Leave it empty for an ornament.`}
            words={piece.description}
            limit={contentTitleLimit}
            isDisabled={isDisabled}
            onChange={(description) => onChange({ ...piece, description })}
          />
        </>
      );
    case 'document':
      return (
        <WordsField
          label={t`Title`}
          words={piece.title}
          limit={contentTitleLimit}
          isDisabled={isDisabled}
          onChange={(title) => onChange({ ...piece, title })}
        />
      );
    case 'video': {
      const host = hostOf(piece.url);
      return (
        <>
          <TextField
            label={t`Address of the video`}
            hint={t`It opens in a new page after a warning that it is on ${host}.`}
            type="url"
            dir="ltr"
            maxLength={linkLimit}
            value={piece.url}
            isDisabled={isDisabled}
            onChange={(url) => onChange({ ...piece, url })}
          />
          <WordsField
            label={t`Title`}
            words={piece.title}
            limit={contentTitleLimit}
            isDisabled={isDisabled}
            onChange={(title) => onChange({ ...piece, title })}
          />
        </>
      );
    }
  }
}
