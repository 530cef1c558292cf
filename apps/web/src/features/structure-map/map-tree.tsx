import { can, type StaffActor, type Verb } from '@anteroom/domain';
import type { StructureClinic } from '@anteroom/protocol';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useStore } from '../../connection/use-store.ts';
import { useSession } from '../session/session.ts';
import { Floor } from './floor.tsx';
import { shownClinics, type MapView, type StructureMap } from './structure-map.ts';
import { treeStep, type TreeItem } from './tree-steps.ts';

/** The house or the list: one tree of clinics and their rooms, with one place that Tab comes to. */
export function MapTree({ map, look }: { readonly map: StructureMap; readonly look: 'house' | 'list' }): ReactElement {
  const { t } = useLingui();
  const view = useStore(map.view);
  const me = useSession();
  const tree = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const clinics = shownClinics(view);
  const items = itemsOf(clinics, view);
  const tabStop = items.some(({ id }) => id === current) ? current : (items[0]?.id ?? null);

  const actor: StaffActor = { kind: 'staff', personId: me.personId, ...me.standing };
  const organisationId = view.organisation?.id ?? null;
  const may = (verb: Verb, clinic: StructureClinic): boolean =>
    can(actor, verb, { organisationId, clinicId: clinic.id, consultationId: null }).allowed;

  // Items are many and know nothing of the keyboard: the one that Tab comes to is marked from outside.
  useEffect(() => {
    for (const item of tree.current?.querySelectorAll<HTMLElement>('[data-item]') ?? [])
      item.tabIndex = item.dataset['item'] === tabStop ? 0 : -1;
  });

  const focusOn = (id: string): void => {
    setCurrent(id);
    tree.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(id)}"]`)?.focus();
  };
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || tabStop === null) return;
    const isRightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl';
    const step = treeStep(items, tabStop, event.key, isRightToLeft);
    if (step === null) return;
    event.preventDefault();
    if ('focus' in step) return focusOn(step.focus);
    const folding = clinics.find(({ id }) => id === step.fold);
    if (folding !== undefined) map.fold(folding.id, step.isFolded);
  };

  return (
    <div
      ref={tree}
      className={`levels is-${look}`}
      role="tree"
      aria-label={t`Clinics and rooms`}
      onKeyDown={press}
      onFocus={({ target }) => {
        const id = target.closest<HTMLElement>('[data-item]')?.dataset['item'];
        if (id !== undefined) setCurrent(id);
      }}
    >
      {clinics.map((clinic, place) => (
        <Floor
          key={clinic.id}
          clinic={clinic}
          level={clinics.length - 1 - place}
          isFolded={view.folded.has(clinic.id)}
          mayAttend={may('see-waiting-area', clinic)}
          mayEnterRooms={may('enter-room', clinic)}
          userRoom={view.userRooms.find(({ clinicId }) => clinicId === clinic.id) ?? null}
          onFold={map.fold}
        />
      ))}
    </div>
  );
}

/** What is visible, from top to bottom. */
function itemsOf(clinics: readonly StructureClinic[], { folded, userRooms }: MapView): readonly TreeItem[] {
  return clinics.flatMap(({ id, rooms }) => {
    const isOpen = !folded.has(id);
    const clinic: TreeItem = { id, parent: null, isOpen };
    if (!isOpen) return [clinic];
    const inside = [
      `waiting ${id}`,
      ...rooms.map((room) => room.id),
      ...userRooms.filter(({ clinicId }) => clinicId === id).map((room) => room.id),
    ];
    return [clinic, ...inside.map((item) => ({ id: item, parent: id, isOpen: null }))];
  });
}
