import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { ReactElement } from 'react';
import { shownBy } from '../picture-sharing.ts';
import { SharedPicture } from '../shared-picture.tsx';
import type { ToolViewProps } from '../tool.ts';

/** What a second camera sees; whoever holds it sees it too, to aim it. */
export function CameraView({ tools, item, people, over }: ToolViewProps): ReactElement {
  const { t } = useLingui();
  const { name, isSelf, id } = item.by;
  const track = isSelf ? shownBy(tools) : null;
  const own = useMemo(() => (track === null ? null : new MediaStream([track])), [track]);
  const stream = isSelf ? own : (people.find((person) => person.id === id)?.shared ?? null);
  if (stream === null) return <p className="shared-wait">{t`The picture is coming…`}</p>;
  return (
    <SharedPicture stream={stream} label={isSelf ? t`Your second camera` : t`Second camera of ${name}`} over={over} />
  );
}
