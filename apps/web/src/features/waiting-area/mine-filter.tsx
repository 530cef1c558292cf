import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { useSelected } from '../../connection/use-store.ts';
import { useSession } from '../session/session.ts';
import { useClinic } from './clinic-scope.tsx';
import type { WaitingArea, WaitingAreaView } from './waiting-area.ts';

/** Beside the filters by status: those who are assigned to this person (W3). */
export function MineFilter({
  area,
  view,
}: {
  readonly area: WaitingArea;
  readonly view: WaitingAreaView;
}): ReactElement {
  const { t } = useLingui();
  const { personId } = useSession();
  const { mirror } = useClinic();
  const count = useSelected(
    mirror.list,
    ({ rows }) => [...rows.values()].filter(({ assignedToId }) => assignedToId === personId).length,
  );
  const isOn = view.fields.assigned === 'me';
  return (
    <div className="filters is-mine" role="group" aria-label={t`Filter by colleague`}>
      <button
        type="button"
        aria-pressed={isOn}
        onClick={() => area.filterFields({ ...view.fields, assigned: isOn ? 'any' : 'me' })}
      >
        {t`Mine`}
        <span>{count}</span>
      </button>
    </div>
  );
}
