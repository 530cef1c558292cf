import { useLingui } from '@lingui/react/macro';
import type { MyClinic, Row } from '@anteroom/protocol';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from '../../connection/use-store.ts';
import { createStore } from '../../connection/store.ts';
import { createWaitingListMirror, type WaitingList, type WaitingListMirror } from '../../connection/waiting-list.ts';
import { SearchField } from '../../ui/paged-list.tsx';
import { myClinicsQuery } from '../session/session.ts';
import { CallerToAdd } from './callers-to-add.tsx';
import { compareRows } from './caller-rows.ts';
import { useClinic } from './clinic-scope.tsx';

export interface CallersElsewhereProps {
  /** null while the call is full. */
  readonly onAdd: ((row: Row) => void) | null;
}

/** In the call manager: callers of this person's other clinics, to be added to this call too (W3). */
export function CallersElsewhere({ onAdd }: CallersElsewhereProps): ReactElement | null {
  const { t } = useLingui();
  const { details } = useClinic();
  const [isOpen, setOpen] = useState(false);
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<MyClinic | null>(null);
  const found = useQuery({ ...myClinicsQuery({ search: search.trim(), page: 1 }), enabled: isOpen });
  if (details.mayAttend === false) return null;
  const others = (found.data?.clinics ?? []).filter(({ id, mayAttend }) => id !== details.id && mayAttend);
  return (
    <section className="callers-elsewhere">
      <h3>
        <button type="button" className="call-button is-small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t`From another clinic`}
        </button>
      </h3>
      {isOpen && (
        <>
          <SearchField label={t`Search my clinics`} value={search} onChange={setSearch} />
          <ul>
            {others.map((clinic) => {
              const { name, waiting } = clinic;
              return (
                <li key={clinic.id} className="drawer-row">
                  <span>
                    <b>
                      <bdi>{name}</bdi>
                    </b>
                    <small>{t`${waiting} waiting`}</small>
                  </span>
                  <button
                    type="button"
                    className="call-button is-small"
                    aria-pressed={chosen?.id === clinic.id}
                    aria-label={t`Callers of ${name}`}
                    onClick={() => setChosen(chosen?.id === clinic.id ? null : clinic)}
                  >
                    {t`Show`}
                  </button>
                </li>
              );
            })}
          </ul>
          {found.data !== undefined && others.length === 0 && <p>{t`No other clinic of yours is called that.`}</p>}
          {chosen !== null && <CallersOf key={chosen.id} clinic={chosen} onAdd={onAdd} />}
        </>
      )}
    </section>
  );
}

const nothingYet = createStore<WaitingList | null>(null);

function CallersOf({ clinic, onAdd }: CallersElsewhereProps & { readonly clinic: MyClinic }): ReactElement {
  const { t } = useLingui();
  const { connection, clock } = useClinic();
  const [mirror, setMirror] = useState<WaitingListMirror | null>(null);
  useEffect(() => {
    const opened = createWaitingListMirror({ connection, clinicId: clinic.id, clock });
    setMirror(opened);
    return () => opened.close();
  }, [connection, clinic.id, clock]);
  const list = useStore<WaitingList | null>(mirror?.list ?? nothingYet);
  const callers = [...(list?.rows.values() ?? [])].filter(({ status }) => status !== 'being-seen').sort(compareRows);
  const { name } = clinic;
  return (
    <>
      <h4>{name}</h4>
      {list?.phase === 'ready' && callers.length === 0 && <p>{t`Nobody is waiting`}</p>}
      <ul>
        {callers.map((row) => (
          <CallerToAdd key={row.id} row={row} onAdd={onAdd} />
        ))}
      </ul>
    </>
  );
}
