import type { LineFigures, PeerStats } from '@anteroom/media';
import { figuresBetween } from '@anteroom/media';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import type { Call } from '../call.ts';
import type { CallPerson } from '../call-state.ts';

/** Between two looks, in milliseconds. */
const lookEvery = 2_000;

export interface LineFiguresListProps {
  readonly call: Call;
  readonly others: readonly CallPerson[];
}

/** The figures of the way to each of the others. Not read aloud by themselves: they change all the time. */
export function LineFiguresList({ call, others }: LineFiguresListProps): ReactElement {
  const { t } = useLingui();
  const figures = useFigures(call);
  if (others.length === 0) return <p className="hint">{t`Nobody else is here.`}</p>;
  return (
    <ul className="line-figures">
      {others.map(({ id, name }) => (
        <li key={id}>
          <h3>
            <bdi>{name}</bdi>
          </h3>
          <Figures figures={figures.get(id) ?? null} />
        </li>
      ))}
    </ul>
  );
}

function Figures({ figures }: { readonly figures: LineFigures | null }): ReactElement {
  const { t, i18n } = useLingui();
  const number = (value: number | null | undefined, unit: (text: string) => string): string =>
    value == null ? '–' : unit(i18n.number(value));
  const share = (value: number | null | undefined): string =>
    value == null ? '–' : i18n.number(value, { style: 'percent', maximumFractionDigits: 1 });
  const rows = [
    [t`There and back`, number(figures?.roundTripMs, (value) => t`${value} ms`)],
    [t`Received`, number(figures?.received, (value) => t`${value} kbit/s`)],
    [t`Sent`, number(figures?.sent, (value) => t`${value} kbit/s`)],
    [t`Lost on the way here`, share(figures?.lossIn)],
    [t`Lost on the way there`, share(figures?.lossOut)],
    [t`Their picture`, number(figures?.heightReceived, (value) => t`${value} lines`)],
    [t`Pictures a second`, number(figures?.framesPerSecond, (value) => value)],
    [t`Your picture`, number(figures?.heightSent, (value) => t`${value} lines`)],
    [t`Way`, figures === null ? '–' : figures.isRelayed ? t`over a relay` : t`direct`],
  ] as const;
  return (
    <dl>
      {rows.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface Look {
  readonly at: number;
  readonly stats: ReadonlyMap<CallPerson['id'], PeerStats>;
}

/** The figures by person, looked at again and again while they are shown. */
function useFigures(call: Call): ReadonlyMap<CallPerson['id'], LineFigures> {
  const [figures, setFigures] = useState<ReadonlyMap<CallPerson['id'], LineFigures>>(new Map());
  useEffect(() => {
    let before: Look | null = null;
    let isOver = false;
    const look = async (): Promise<void> => {
      const now: Look = { stats: await call.line.figures(), at: performance.now() };
      if (isOver) return;
      const last = before;
      before = now;
      const milliseconds = now.at - (last?.at ?? now.at);
      setFigures(
        new Map(
          [...now.stats].map(([id, stats]) => [id, figuresBetween(last?.stats.get(id) ?? null, stats, milliseconds)]),
        ),
      );
    };
    const again = (): void => void look().catch(() => undefined);
    again();
    const timer = setInterval(again, lookEvery);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [call]);
  return figures;
}
