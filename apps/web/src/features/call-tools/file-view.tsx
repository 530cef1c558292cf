import { useLingui } from '@lingui/react/macro';
import type { ReactElement, ReactNode } from 'react';
import { useStore } from '../../connection/use-store.ts';
import type { CallTools } from './call-tools.ts';
import type { Bytes } from './messages.ts';
import type { RunningItem } from './rules.ts';

export interface FileViewProps {
  readonly tools: CallTools;
  readonly item: RunningItem;
  readonly children: (bytes: Bytes) => ReactNode;
}

/** A shared file: how far it has come, and then what is made of it. */
export function FileView({ tools, item, children }: FileViewProps): ReactElement {
  const { t } = useLingui();
  const state = useStore(tools.fileOf(item));
  if (state.status === 'here') return <>{children(state.bytes)}</>;
  if (state.status === 'broken') return <p className="shared-wait">{t`This file arrived broken.`}</p>;
  if (state.status === 'declined') return <p className="shared-wait">{t`There is no room for this file now.`}</p>;
  const size = item.file?.size ?? 1;
  const percent = Math.floor((state.arrived / size) * 100);
  return (
    <div className="shared-wait">
      <p>{t`The file is coming: ${percent} %`}</p>
      <progress max={size} value={state.arrived} aria-label={t`The file is coming`} />
    </div>
  );
}
