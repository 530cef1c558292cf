import { useLingui } from '@lingui/react/macro';
import { memo } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { CallPerson, CallState } from './call-state.ts';
import { PersonTile } from './person-tile.tsx';
import { SelfTile } from './self-tile.tsx';

/** *Classic* has one large picture, *Grid* has all alike; `automatic` takes what suits the number of people. */
export type Layout = 'automatic' | 'classic' | 'grid';

export interface StageProps {
  readonly people: readonly CallPerson[];
  readonly local: CallState['local'];
  readonly layout: Layout;
  /** Whose picture is the large one; the first other's where they aren't here. */
  readonly picked: CallPerson['id'] | null;
  readonly onPick: (id: CallPerson['id']) => void;
  readonly isSelfHidden: boolean;
  readonly isSelfMirrored: boolean;
  /** In place of the others, while there are none. */
  readonly alone?: ReactNode;
}

/** With more than one other the grid is the kinder one: nobody is small. */
export function effectiveLayout(layout: Layout, others: number): 'classic' | 'grid' {
  if (others < 1) return 'classic';
  return layout === 'automatic' ? (others > 1 ? 'grid' : 'classic') : layout;
}

/** The pictures. */
export const Stage = memo(function Stage(props: StageProps): ReactElement {
  const { people, local, layout, picked, onPick, isSelfHidden, isSelfMirrored, alone } = props;
  const others = people.filter(({ isSelf }) => !isSelf);
  const shape = effectiveLayout(layout, others.length);
  const self = (place: 'corner' | 'cell') =>
    !isSelfHidden && <SelfTile local={local} isMirrored={isSelfMirrored} place={place} />;

  if (shape === 'grid') {
    const cells = others.length + (isSelfHidden ? 0 : 1);
    return (
      <div className="tiles" data-cells={cells}>
        {others.map((person) => (
          <PersonTile key={person.id} person={person} />
        ))}
        {self('cell')}
      </div>
    );
  }

  const large = others.find(({ id }) => id === picked) ?? others[0];
  const rest = others.filter((person) => person !== large);
  return (
    <div className={rest.length > 0 ? 'classic has-strip' : 'classic'}>
      {large === undefined ? <Alone>{alone}</Alone> : <PersonTile key={large.id} person={large} isLarge />}
      {rest.length > 0 ? (
        <div className="strip">
          {rest.map((person) => (
            <PersonTile key={person.id} person={person} onPick={onPick} />
          ))}
          {self('cell')}
        </div>
      ) : (
        self('corner')
      )}
    </div>
  );
});

function Alone({ children }: { readonly children: ReactNode }): ReactElement {
  const { t } = useLingui();
  return <div className="tile is-large alone">{children ?? <p>{t`Nobody else is in this call.`}</p>}</div>;
}
