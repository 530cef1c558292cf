import { useState } from 'react';
import type { ReactElement } from 'react';
import { BoardSurface } from '../board/board-surface.tsx';
import { BoardTools } from '../board/board-tools.tsx';
import { boardOf } from '../board/board.ts';
import type { Drawing } from '../board/drawing.ts';
import { keepPicture } from '../board/keep-picture.ts';
import { Fitted } from '../fitted.tsx';
import type { ToolViewProps } from '../tool.ts';
import { whiteboardRatio } from './model.ts';

/** The whiteboard: white in every theme, and of one shape for everybody. */
export function WhiteboardView({ tools }: ToolViewProps): ReactElement {
  const [drawing, setDrawing] = useState<Drawing>({ pen: 'pen', colour: 'black' });
  const [focused, setFocused] = useState<string | null>(null);
  const board = boardOf(tools);
  return (
    <div className="board">
      <BoardTools
        tools={tools}
        on="board"
        drawing={drawing}
        onDrawing={setDrawing}
        onNote={(text) =>
          setFocused(board.add({ kind: 'note', on: 'board', colour: drawing.colour, text, x: 0.5, y: 0.5 }))
        }
        onKeep={() => void keepPicture(board, 'board', whiteboardRatio, null)}
      />
      <Fitted ratio={whiteboardRatio}>
        <div className="board-white">
          <BoardSurface tools={tools} on="board" drawing={drawing} focused={focused} />
        </div>
      </Fitted>
    </div>
  );
}
