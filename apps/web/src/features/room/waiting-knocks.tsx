import { useLingui } from '@lingui/react/macro';
import type { RoomRow } from '@anteroom/protocol';
import type { ReactElement } from 'react';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/feedback.tsx';
import { KnockPhoto } from './knock-list.tsx';
import { useKnockAnswers } from './use-knock-answers.ts';

/** Before the room: who knocks. Letting in is for somebody inside; declining is for whoever sees it. */
export function WaitingKnocks({ room }: { readonly room: RoomRow }): ReactElement {
  const { t } = useLingui();
  const answers = useKnockAnswers(room.id);
  const knocks = room.inside?.knocks ?? [];
  const count = knocks.length;
  const isManned = (room.inside?.members.length ?? 0) > 0;
  return (
    <Card className="lobby-knocks">
      <h2>{t`At the door · ${count}`}</h2>
      {!isManned && <p>{t`Enter the room to let them in.`}</p>}
      <ul>
        {knocks.map((knock) => {
          const { visitId, name } = knock;
          const isPending = answers.busy.has(visitId);
          return (
            <li key={visitId} className="lobby-knock">
              <KnockPhoto roomId={room.id} knock={knock} />
              <b>
                <bdi>{name}</bdi>
              </b>
              <span className="lobby-acts">
                {isManned && (
                  <Button
                    size="small"
                    look="primary"
                    aria-label={t`Let ${name} in`}
                    isPending={isPending}
                    onPress={() => answers.letIn([visitId])}
                  >
                    {t`Let in`}
                  </Button>
                )}
                <Button
                  size="small"
                  aria-label={t`Decline ${name}`}
                  isPending={isPending}
                  onPress={() => answers.decline([visitId])}
                >
                  {t`Decline`}
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
