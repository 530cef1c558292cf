import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { ReactElement } from 'react';
import { Icon } from '../../../ui/icon.tsx';
import { shownBy } from '../picture-sharing.ts';
import { SharedPicture } from '../shared-picture.tsx';
import type { ToolViewProps } from '../tool.ts';

/**
 * A shared screen. Whoever shares it reads a sentence instead, until somebody draws on it: a screen that shows itself
 * shows itself without end.
 */
export function ScreenView({ tools, item, people, over }: ToolViewProps): ReactElement {
  const { t } = useLingui();
  const { name, isSelf, id } = item.by;
  const track = isSelf ? shownBy(tools) : null;
  const own = useMemo(() => (track === null ? null : new MediaStream([track])), [track]);
  if (isSelf && (over === null || own === null)) {
    return (
      <div className="shared-own">
        <Icon name="screen" size="l" />
        <p>{t`Everybody in this call sees your screen.`}</p>
      </div>
    );
  }
  const stream = isSelf ? own : (people.find((person) => person.id === id)?.shared ?? null);
  if (stream === null) return <p className="shared-wait">{t`The picture is coming…`}</p>;
  return <SharedPicture stream={stream} label={isSelf ? t`Your screen` : t`Screen of ${name}`} over={over} />;
}
