import { useLingui } from '@lingui/react/macro';
import { memo } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../../ui/icon.tsx';
import type { CallPerson, CallState } from './call-state.ts';
import { PersonTile } from './person-tile.tsx';
import { SelfBack, SelfTile } from './self-tile.tsx';
import type { SelfView } from './self-view.ts';
import { gridSize, hasPicture } from './stage-plan.ts';
import type { StagePlan } from './stage-plan.ts';

export interface StageProps {
  readonly plan: StagePlan;
  readonly local: CallState['local'];
  /** Whose picture stays the large one. */
  readonly pinned: CallPerson['id'] | null;
  readonly onPick: (id: CallPerson['id']) => void;
  readonly onPin: (id: CallPerson['id']) => void;
  readonly self: SelfView;
  /** Turns to the other camera; null where there is none. */
  readonly onTurn: (() => void) | null;
  /** The large picture in a window of its own; null where the browser can't. */
  readonly onPictureInPicture: (() => void) | null;
  readonly isPictureInPicture: boolean;
  /** In place of the others, while there are none. */
  readonly alone?: ReactNode;
}

/** The pictures. */
export const Stage = memo(function Stage(props: StageProps): ReactElement {
  const { plan, local, pinned, onPick, onPin, self, onTurn, onPictureInPicture, isPictureInPicture, alone } = props;
  const { t } = useLingui();
  const { shape, large, rest } = plan;
  // Whom one is alone with is the large one anyway.
  const pin = rest.length > (large === null ? 1 : 0) ? onPin : undefined;
  const own = (place: 'corner' | 'cell'): ReactElement => (
    <SelfTile local={local} view={self} place={place} onTurn={onTurn} />
  );
  const back = <SelfBack onShow={() => self.hide(false)} />;
  const tileOf = (person: CallPerson): ReactElement => (
    <PersonTile key={person.id} person={person} onPick={onPick} isPinned={person.id === pinned} onPin={pin} />
  );

  const cells = rest.length + (self.isHidden ? 0 : 1);
  if (shape === 'grid') {
    return (
      <div className="tiles" data-cells={cells} data-size={gridSize(cells)}>
        {rest.map(tileOf)}
        {self.isHidden ? back : own('cell')}
      </div>
    );
  }

  const hasStrip = rest.length > 0;
  return (
    <div className={hasStrip ? 'classic has-strip' : 'classic'}>
      {large === null ? (
        <Alone>{alone}</Alone>
      ) : (
        // Without a key: the picture in a window of its own goes on with the next large one.
        <PersonTile
          person={large}
          isLarge
          isPinned={large.id === pinned}
          onPin={pin}
          keys={
            onPictureInPicture !== null &&
            hasPicture(large) && (
              <button
                type="button"
                className="tile-key"
                aria-pressed={isPictureInPicture}
                aria-label={t`Picture in picture`}
                onClick={onPictureInPicture}
              >
                <Icon name="float" />
              </button>
            )
          }
        />
      )}
      {hasStrip ? (
        <div className="strip">
          {rest.map(tileOf)}
          {!self.isHidden && own('cell')}
        </div>
      ) : (
        !self.isHidden && own('corner')
      )}
      {self.isHidden && back}
    </div>
  );
});

function Alone({ children }: { readonly children: ReactNode }): ReactElement {
  const { t } = useLingui();
  return <div className="tile is-large alone">{children ?? <p>{t`Nobody else is in this call.`}</p>}</div>;
}
