import type { ReactElement } from 'react';

/** One person as they are drawn everywhere in the house, on a grid of 22 by 36. */
const body = 'M11 1a6 6 0 1 1 0 12 6 6 0 0 1 0-12zM2 36V24a9 9 0 0 1 18 0v12z';

function Figure({
  x,
  y,
  scale,
  look,
}: {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly look: 'here' | 'staff' | 'free';
}): ReactElement {
  return <path className={`figure is-${look}`} transform={`translate(${x} ${y}) scale(${scale})`} d={body} />;
}

/** From how many seats on people stand in rows rather than sit at one table. */
const rowsFrom = 9;

/** People round a table, or in rows: one figure for everybody inside, an outline for every free seat. */
export function RoomScene({ people, seats }: { readonly people: number; readonly seats: number }): ReactElement {
  const places = Math.max(people, seats);
  const look = (place: number) => (place < people ? 'here' : 'free');
  if (places < rowsFrom) {
    const width = places * 18.5 + 5;
    return (
      <svg className="scene" viewBox={`0 0 ${width} 52`} width={width} height={52} aria-hidden="true">
        {Array.from({ length: places }, (_, place) => (
          <Figure key={place} x={3 + place * 18.5} y={place % 2 === 0 ? 4 : 2} scale={0.78} look={look(place)} />
        ))}
        <rect x={2} y={27} width={width - 4} height={6} rx={3} className="wood" />
        <path d={`M14 33v19M${width - 14} 33v19`} className="wood-leg" />
      </svg>
    );
  }
  const half = Math.ceil(places / 2);
  const width = half * 13.6 + 14;
  return (
    <svg className="scene" viewBox={`0 0 ${width} 52`} width={width} height={52} aria-hidden="true">
      {Array.from({ length: places }, (_, place) => {
        const isBack = place < half;
        return (
          <Figure
            key={place}
            x={isBack ? 3 + place * 13.6 : 9.8 + (place - half) * 13.6}
            y={isBack ? 4 : 24}
            scale={isBack ? 0.5 : 0.56}
            look={look(place)}
          />
        );
      })}
      <path d={`M0 49h${width}`} className="wood-leg" />
    </svg>
  );
}

/** Somebody's own desk. */
export function DeskScene({ isHere }: { readonly isHere: boolean }): ReactElement {
  return (
    <svg className="scene" viewBox="0 0 62 32" width={62} height={32} aria-hidden="true">
      <Figure x={16} y={1} scale={0.62} look={isHere ? 'here' : 'free'} />
      <path d="M36 6h18v11H36zM45 17v4" className="wood-leg screen" />
      <rect x={4} y={20} width={54} height={4} rx={2} className="wood" />
      <path d="M10 24v8M52 24v8" className="wood-leg" />
    </svg>
  );
}

/** Whoever is in a booth: the caller alone, or the caller and the professional. */
export function BoothScene({ isSeen }: { readonly isSeen: boolean }): ReactElement {
  const width = isSeen ? 48 : 26;
  return (
    <svg viewBox={`0 0 ${width} 40`} width={width * 1.1} height={44} aria-hidden="true">
      <Figure x={2} y={4} scale={1} look="here" />
      {isSeen && <Figure x={24} y={4} scale={1} look="staff" />}
    </svg>
  );
}

/** The lamp under the ceiling. */
export function Pendant(): ReactElement {
  return (
    <svg className="pendant" viewBox="0 0 26 22" aria-hidden="true">
      <path d="M13 0v9" />
      <path className="shade" d="M4 18a9 9 0 0 1 18 0z" />
    </svg>
  );
}

/** Chairs of a waiting area in which nobody is. */
export function Chairs(): ReactElement {
  return (
    <svg className="scene chairs" viewBox="0 0 132 20" width={132} height={20} aria-hidden="true">
      {[0, 36, 72, 108].map((x) => (
        <path key={x} d={`M${x + 2} 2h18v8h-18zM${x + 2} 10v10M${x + 20} 10v10`} />
      ))}
    </svg>
  );
}

/** The stairs of one floor. */
export function Stairs(): ReactElement {
  return (
    <svg className="stairs" viewBox="0 0 64 146" preserveAspectRatio="none" aria-hidden="true">
      <path
        className="flight"
        d="M6 146V135H14V124H22V113H30V102H38V91H46V80H54v13L15.6 146zM58 73V62H50V51H42V40H34V29H26V18H18V7H10v13L48.4 73z"
      />
      <path className="rail" d="M8 126 54 62M56 54 12 -8" />
    </svg>
  );
}
