import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Icon } from '../../ui/icon.tsx';
import type { CallTools } from './call-tools.ts';
import type { RunningItem } from './rules.ts';
import { titleOfItem } from './tool-words.ts';

/** Stops something that runs, for everybody. */
export function StopKey({ tools, item }: { readonly tools: CallTools; readonly item: RunningItem }): ReactElement {
  const { t, i18n } = useLingui();
  const title = i18n._(titleOfItem(item));
  return (
    <button
      type="button"
      className="call-button is-small"
      aria-label={t`Stop: ${title}`}
      onClick={() => tools.stop(item.id)}
    >
      <Icon name="stop" size="s" />
      {t`Stop`}
    </button>
  );
}
