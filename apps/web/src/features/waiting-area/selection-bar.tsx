import { mostGathered } from '@anteroom/domain';
import type { Row } from '@anteroom/protocol';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from '../../connection/use-store.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { nameOf } from './caller-rows.ts';
import { useClinic } from './clinic-scope.tsx';

export interface SelectionBarProps {
  /** The callers who are ticked. */
  readonly rows: readonly Row[];
  /** Whether this person may begin a group call here. */
  readonly mayGather: boolean;
  /** Most people in a call here, everybody counted. */
  readonly mostPeople: number;
  readonly onGather: () => void;
  readonly onWrite: () => void;
  readonly onClear: () => void;
}

/** What can be done with the callers who are ticked (S7). */
export function SelectionBar(props: SelectionBarProps): ReactElement | null {
  return props.rows.length === 0 ? null : <Bar {...props} />;
}

function Bar({ rows, mayGather, mostPeople, onGather, onWrite, onClear }: SelectionBarProps): ReactElement {
  const { t } = useLingui();
  const callId = useStore(useClinic().reachedCall)?.callId ?? null;
  const [isAsking, setAsking] = useState(false);
  const count = rows.length;
  const most = mostGathered(mostPeople);
  const isInCall = callId !== null;
  const names = rows.map(nameOf).join(', ');
  const isSeenElsewhere = rows.some((row) => row.status === 'being-seen' && (!isInCall || row.callId !== callId));
  const obstacle = isSeenElsewhere
    ? t`Only callers who wait or are on hold can be brought together.`
    : count > most
      ? t`Up to ${most} callers can be brought together.`
      : null;
  return (
    <div className="selection" role="group" aria-label={t`Selected callers`}>
      <Button icon="chat" onPress={onWrite}>
        {t`Message · ${count}`}
      </Button>
      {mayGather && (isInCall || count > 1) && (
        <Button look="primary" icon="people" isDisabled={obstacle !== null} onPress={() => setAsking(true)}>
          {isInCall ? t`Add to call · ${count}` : t`Group call · ${count}`}
        </Button>
      )}
      <IconButton icon="x" label={t`Select nobody`} onPress={onClear} />
      {mayGather && <p role="status">{isInCall || count > 1 ? obstacle : null}</p>}
      <Confirm
        title={isInCall ? t`Add ${count} callers to your call?` : t`Bring ${count} callers together?`}
        action={isInCall ? t`Add to call` : t`Begin group call`}
        isOpen={isAsking}
        onConfirm={() => {
          setAsking(false);
          onGather();
        }}
        onCancel={() => setAsking(false)}
      >
        {t`${names}: they see and hear each other and you, and read each other’s first names. You and up to ${most} others can be in a call.`}
      </Confirm>
    </div>
  );
}
