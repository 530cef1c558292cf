import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from '../../connection/use-store.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Switch } from '../../ui/checkbox.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Call } from '../call/call.ts';
import type { CallTools, ToolsState } from './call-tools.ts';
import { toolOf, tools as all } from './registry.ts';
import type { RunningItem } from './rules.ts';
import { StopKey } from './stop-key.tsx';
import type { Tool } from './tool.ts';
import { isPicture } from './tool-kinds.ts';
import { titleOfItem } from './tool-words.ts';
import { toolsOf } from './tools-of.ts';
import './tools.css';

export interface ToolsDrawerProps {
  readonly call: Call;
  readonly onClose: () => void;
}

/** *Apps & tools* (C4): what runs and by whom, what can be started, and for hosts what guests may. */
export function ToolsDrawer({ call, onClose }: ToolsDrawerProps): ReactElement {
  const { t, i18n } = useLingui();
  const { toast } = useAnnouncer();
  const tools = toolsOf(call);
  const state = useStore(tools.state);
  const [asking, setAsking] = useState<Tool | null>(null);
  const say = (problem: MessageDescriptor | null): void => {
    if (problem !== null) toast(i18n._(problem), 'failed');
  };
  const start = (tool: Tool): void => {
    if (tool.Question === undefined) void tool.start(tools).then(say);
    else setAsking(tool);
  };
  return (
    <aside className="drawer tools-drawer" aria-label={t`Apps & tools`}>
      <header>
        <h2>{t`Apps & tools`}</h2>
        <button type="button" className="call-tool" aria-label={t`Close`} onClick={onClose}>
          <Icon name="x" />
        </button>
      </header>
      {/* Scrolled by keys also where nothing in it can be pressed. */}
      <div className="drawer-body" tabIndex={0}>
        {state.items.length > 0 && <RunningList tools={tools} items={state.items} isHost={state.isHost} />}
        <section>
          <h3>{t`Start`}</h3>
          {!state.mayUse && <p>{t`The hosts have set the tools to view only.`}</p>}
          <div className="tool-keys">
            {all.map((tool) => (
              <ToolKey key={tool.kind} tool={tool} state={state} onStart={() => start(tool)} />
            ))}
          </div>
        </section>
        {state.isHost && <GuestSwitches tools={tools} state={state} />}
        <p className="tools-promise">{t`Nothing of it is kept after the call.`}</p>
      </div>
      {asking?.Question !== undefined && (
        <asking.Question
          tools={tools}
          onDone={(problem) => {
            setAsking(null);
            say(problem);
          }}
        />
      )}
    </aside>
  );
}

interface RunningListProps {
  readonly tools: CallTools;
  readonly items: readonly RunningItem[];
  readonly isHost: boolean;
}

function RunningList({ tools, items, isHost }: RunningListProps): ReactElement {
  const { t, i18n } = useLingui();
  return (
    <section>
      <h3>{t`Running now`}</h3>
      <ul>
        {items.map((item) => (
          <li key={item.id} className="drawer-row">
            <Icon name={toolOf[item.tool].icon} />
            <span>
              <b>
                <bdi>{i18n._(titleOfItem(item))}</bdi>
              </b>
            </span>
            {(item.by.isSelf || isHost) && <StopKey tools={tools} item={item} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ToolKeyProps {
  readonly tool: Tool;
  readonly state: ToolsState;
  readonly onStart: () => void;
}

function ToolKey({ tool, state, onStart }: ToolKeyProps): ReactElement {
  const { t, i18n } = useLingui();
  const isPossible = tool.isPossible();
  const isHeldBack = isPicture(tool.kind) && state.rules.hidden;
  const isRunning = tool.isCommon && state.items.some((item) => item.tool === tool.kind);
  const note = isRunning
    ? t`Running now`
    : !isPossible
      ? t`Not in this browser`
      : isHeldBack
        ? t`Not while hidden from guests: it would reach them`
        : i18n._(tool.note);
  return (
    <button
      type="button"
      className="tool-key"
      data-tool={tool.kind}
      disabled={!state.mayUse || !isPossible || isHeldBack || isRunning}
      onClick={onStart}
    >
      <Icon name={tool.icon} size="l" />
      <b>{i18n._(tool.name)}</b>
      <small>{note}</small>
    </button>
  );
}

function GuestSwitches({ tools, state }: { readonly tools: CallTools; readonly state: ToolsState }): ReactElement {
  const { t } = useLingui();
  const { viewOnly, hidden } = state.rules;
  return (
    <section className="tools-switches">
      <h3>{t`Guests and callers`}</h3>
      <Switch isSelected={viewOnly} onChange={(on) => tools.setRules({ viewOnly: on, hidden })}>
        {t`View only for guests`}
      </Switch>
      <Switch isSelected={hidden} onChange={(on) => tools.setRules({ viewOnly, hidden: on })}>
        {t`Hide from guests`}
      </Switch>
      <small>{t`Hiding ends a shared screen or camera, which would reach everybody.`}</small>
    </section>
  );
}
