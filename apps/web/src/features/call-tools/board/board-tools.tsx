import { useLingui } from '@lingui/react/macro';
import { useState, useSyncExternalStore } from 'react';
import type { ReactElement } from 'react';
import { useStore } from '../../../connection/use-store.ts';
import { useAnnouncer } from '../../../ui/announcer.tsx';
import { Icon } from '../../../ui/icon.tsx';
import type { CallTools } from '../call-tools.ts';
import { boardOf } from './board.ts';
import { colourWords, penNames } from './drawing.ts';
import type { Drawing, Pen } from './drawing.ts';
import { colourNames, colours, noteLimit } from './marks.ts';

export interface BoardToolsProps {
  readonly tools: CallTools;
  /** What is drawn on. */
  readonly on: string;
  readonly drawing: Drawing;
  readonly onDrawing: (drawing: Drawing) => void;
  /** Puts a note into the middle; it takes the focus. */
  readonly onNote: (text: string) => void;
  /** Keeps what is seen as a picture file. */
  readonly onKeep: () => void;
}

const pens: readonly Pen[] = ['pen', 'marker', 'eraser'];

/** Pens, colours, notes, undo; for hosts *Clear*. */
export function BoardTools({ tools, on, drawing, onDrawing, onNote, onKeep }: BoardToolsProps): ReactElement {
  const { t, i18n } = useLingui();
  const { announce } = useAnnouncer();
  const board = boardOf(tools);
  const { isHost, mayUse } = useStore(tools.state);
  const marks = useSyncExternalStore(board.subscribe, board.marks);
  const here = marks.filter((mark) => mark.on === on);
  return (
    <div className="board-tools" role="toolbar" aria-label={t`Drawing`}>
      {mayUse && (
        <>
          <div className="board-group" role="group" aria-label={t`Pens`}>
            {pens.map((pen) => (
              <button
                key={pen}
                type="button"
                className="call-button is-small"
                aria-pressed={drawing.pen === pen}
                onClick={() => onDrawing({ ...drawing, pen })}
              >
                {i18n._(penNames[pen])}
              </button>
            ))}
          </div>
          <button
            type="button"
            className="call-button is-small"
            aria-disabled={!board.canUndo()}
            onClick={() => board.undo()}
          >
            {t`Undo`}
          </button>
          <div className="board-group" role="group" aria-label={t`Colours`}>
            {colourNames.map((colour) => (
              <button
                key={colour}
                type="button"
                className="board-colour"
                aria-pressed={drawing.colour === colour}
                aria-label={i18n._(colourWords[colour])}
                title={i18n._(colourWords[colour])}
                style={{ backgroundColor: colours[colour] }}
                onClick={() => onDrawing({ ...drawing, colour })}
              />
            ))}
          </div>
          <NoteField onNote={onNote} />
        </>
      )}
      {isHost && (
        <button
          type="button"
          className="call-button is-small"
          aria-disabled={here.length === 0}
          onClick={() => {
            if (board.clear(on)) announce(t`Everything was wiped away.`, 'polite');
          }}
        >
          {t`Clear`}
        </button>
      )}
      <button type="button" className="call-button is-small" onClick={onKeep}>
        {t`Download`}
      </button>
    </div>
  );
}

function NoteField({ onNote }: { readonly onNote: (text: string) => void }): ReactElement {
  const { t } = useLingui();
  const [text, setText] = useState('');
  return (
    <form
      className="board-note-form"
      onSubmit={(event) => {
        event.preventDefault();
        const said = text.trim();
        if (said === '') return;
        onNote(said);
        setText('');
      }}
    >
      <input
        className="board-field"
        aria-label={t`Note`}
        placeholder={t`Write a note`}
        maxLength={noteLimit}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <button type="submit" className="call-button is-small">
        <Icon name="plus" size="s" />
        {t`Add`}
      </button>
    </form>
  );
}
