import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useStore } from '../../connection/use-store.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Call } from '../call/call.ts';
import { useAnnotation } from './annotate/view.tsx';
import { toolOf } from './registry.ts';
import type { RunningItem } from './rules.ts';
import { StopKey } from './stop-key.tsx';
import { titleOfItem } from './tool-words.ts';
import { toolsOf } from './tools-of.ts';
import './tools.css';

/** What is shared, with the most room of the stage; nothing where nothing is. The newest is in front until another is chosen. */
export function SharedStage({ call }: { readonly call: Call }): ReactElement | null {
  const { items, isHost } = useStore(toolsOf(call).state);
  const [chosen, setChosen] = useState<string | null>(null);
  const newest = items.at(-1);
  useEffect(() => setChosen(null), [newest?.id]);
  useStartsHeard(items);
  const item = items.find(({ id }) => id === chosen) ?? newest;
  if (item === undefined) return null;
  return (
    <SharedItem key={item.id} call={call} item={item} mayStop={item.by.isSelf || isHost}>
      {items.length > 1 && <Choice items={items} chosen={item} onChoose={setChosen} />}
    </SharedItem>
  );
}

interface SharedItemProps {
  readonly call: Call;
  readonly item: RunningItem;
  readonly mayStop: boolean;
  /** More in the bar above it. */
  readonly children: ReactNode;
}

function SharedItem({ call, item, mayStop, children }: SharedItemProps): ReactElement {
  const { i18n } = useLingui();
  const tools = toolsOf(call);
  const { people } = useStore(call.state);
  const section = useRef<HTMLElement>(null);
  const { toggle, pens, over } = useAnnotation(tools, item.id, section);
  useEffect(() => (section.current === null ? undefined : markStage(section.current)), []);
  const { View, icon, isDrawable } = toolOf[item.tool];
  const title = i18n._(titleOfItem(item));
  return (
    <section className="shared" aria-label={title} ref={section}>
      <header className="shared-bar">
        <Icon name={icon} />
        <h2>
          <bdi>{title}</bdi>
        </h2>
        {children}
        {isDrawable && toggle}
        {mayStop && <StopKey tools={tools} item={item} />}
      </header>
      <div className="shared-view">
        {isDrawable && pens}
        <View tools={tools} item={item} people={people} over={isDrawable ? over : null} />
      </div>
    </section>
  );
}

interface ChoiceProps {
  readonly items: readonly RunningItem[];
  readonly chosen: RunningItem;
  readonly onChoose: (id: string) => void;
}

/** Which of several is in front, on this page. */
function Choice({ items, chosen, onChoose }: ChoiceProps): ReactElement {
  const { t, i18n } = useLingui();
  return (
    <div className="shared-choice" role="group" aria-label={t`Shared`}>
      {items.map((item) => (
        <button
          key={item.id}
          type="button"
          className="call-tool"
          aria-pressed={item === chosen}
          aria-label={i18n._(titleOfItem(item))}
          onClick={() => onChoose(item.id)}
        >
          <Icon name={toolOf[item.tool].icon} />
        </button>
      ))}
    </div>
  );
}

/** Tells the stage round it that the people are to be small. */
function markStage(section: HTMLElement): () => void {
  const stage = section.parentElement;
  if (stage !== null) stage.dataset['shared'] = 'yes';
  return () => {
    delete stage?.dataset['shared'];
  };
}

/** Says to those who can't see it what somebody else begins to share. */
function useStartsHeard(items: readonly RunningItem[]): void {
  const { i18n } = useLingui();
  const { announce } = useAnnouncer();
  const newest = items.at(-1);
  useEffect(() => {
    if (newest !== undefined && !newest.by.isSelf) announce(i18n._(titleOfItem(newest)), 'polite');
  }, [newest?.id]);
}
