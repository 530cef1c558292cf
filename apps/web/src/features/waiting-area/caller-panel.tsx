import type { Row } from '@anteroom/protocol';
import type { ReactElement } from 'react';
import { ActivityPanel } from './activity-panel.tsx';
import { MessagesPanel } from './messages-panel.tsx';
import { PanelTabs } from './panel-tabs.tsx';
import type { CallerTab } from './panel-tabs.tsx';
import { ParticipantsPanel } from './participants-panel.tsx';

export interface CallerPanelProps {
  readonly row: Row;
  readonly tab: CallerTab;
  /** Whether this person may see who is with the caller and what has happened; else there are the messages alone. */
  readonly mayTend: boolean;
  readonly onTab: (tab: CallerTab) => void;
  readonly onClose: () => void;
}

/** Beside the list: one caller's messages, participants or activity. */
export function CallerPanel({ row, tab, mayTend, onTab, onClose }: CallerPanelProps): ReactElement {
  const tabs = mayTend ? <PanelTabs tab={tab} onTab={onTab} /> : null;
  if (mayTend && tab === 'participants')
    return <ParticipantsPanel key={row.id} row={row} tabs={tabs} onClose={onClose} />;
  if (mayTend && tab === 'activity') return <ActivityPanel key={row.id} row={row} tabs={tabs} onClose={onClose} />;
  return <MessagesPanel row={row} tabs={tabs} onClose={onClose} />;
}
