import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';

/** What the panel of one caller can show. */
export const callerTabs = ['messages', 'participants', 'activity'] as const;
export type CallerTab = (typeof callerTabs)[number];

export interface PanelTabsProps {
  readonly tab: CallerTab;
  readonly onTab: (tab: CallerTab) => void;
}

/** Turns between a caller's messages, the people with them, and what has happened (W4). */
export function PanelTabs({ tab, onTab }: PanelTabsProps): ReactElement {
  const { t } = useLingui();
  const words: Record<CallerTab, string> = {
    messages: t`Messages`,
    participants: t`Participants`,
    activity: t`Call activity`,
  };
  return (
    <div className="filters caller-tabs" role="group" aria-label={t`About this caller`}>
      {callerTabs.map((each) => (
        <button key={each} type="button" aria-pressed={each === tab} onClick={() => onTab(each)}>
          {words[each]}
        </button>
      ))}
    </div>
  );
}
