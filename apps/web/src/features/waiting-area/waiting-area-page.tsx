import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ConsultationId } from '@anteroom/domain';
import type { Row } from '@anteroom/protocol';
import { useCallback, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { useSelected, useStore } from '../../connection/use-store.ts';
import { IconButton } from '../../ui/button.tsx';
import { Count } from '../../ui/status.tsx';
import { DoorBanner } from '../hours/door-banner.tsx';
import { useMay } from '../session/may.ts';
import { useSession } from '../session/session.ts';
import { AnswersPanel } from '../entry-field/answers-panel.tsx';
import { ClinicShell } from '../shell/clinic-shell.tsx';
import { CallBanner } from './call-banner.tsx';
import { IncomingOffers } from '../transfer/incoming-offers.tsx';
import { CallerDialogs, type CallerDialog } from './caller-dialogs.tsx';
import { nameOf } from './caller-rows.ts';
import { CallerQuestions } from './caller-questions.tsx';
import type { CallerQuestion } from './caller-questions.tsx';
import './caller-list.css';
import { CallerPanel } from './caller-panel.tsx';
import { CallerTable } from './caller-table.tsx';
import { useClinic } from './clinic-scope.tsx';
import { KeyHints } from './key-hints.tsx';
import { NoRows, OfflineBanner } from './list-states.tsx';
import type { CallerTab } from './panel-tabs.tsx';
import './panel.css';
import { RowMenu } from './row-menu.tsx';
import type { RowAction } from './row-menu.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { SeveralPanel } from './several-panel.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { SidePanel } from './side-panel.tsx';
import { Toolbar } from './toolbar.tsx';
import { stepOf } from './step-of.ts';
import { useCallerActions } from './use-caller-actions.ts';
import { useConfirmedEntry } from './use-confirmed-entry.tsx';
import { useListedFields } from './use-listed-fields.ts';
import { usePageTitle } from './use-page-title.ts';
import { usePreparedCall } from './use-prepared-call.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useWide } from './use-wide.ts';
import './waiting-area.css';

/** The dashboard: everybody who waits, is on hold or is being seen, live (W1, W2, W3). */
export function WaitingAreaPage({ clinic: slug }: { readonly clinic: string }): ReactElement {
  const { t } = useLingui();
  const me = useSession();
  const clinic = useClinic();
  const { area, mirror, settings } = clinic;
  const may = useMay(slug);
  const mayAttend = may('attend-caller');
  const mayGather = may('lock-call');
  const view = useStore(area.view);
  const total = view.counts.all;
  const fields = useListedFields(slug);
  const isPanelWanted = useStore(settings.panel);
  const mostPeople = useSelected(mirror.list, (list) => list.mostPeople);
  const isWide = useWide();
  const [isSheetOpen, setSheetOpen] = useState(false);
  const [about, setAbout] = useState<{ readonly id: ConsultationId; readonly tab: CallerTab | 'details' } | null>(null);
  const [isWriting, setWriting] = useState(false);
  const [menu, setMenu] = useState<{ row: Row; button: HTMLButtonElement } | null>(null);
  const [question, setQuestion] = useState<CallerQuestion | null>(null);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const wanted = useRef<ConsultationId | null>(null);
  const [dialog, setDialog] = useState<CallerDialog | null>(null);
  const { join: joinNow, gather, command } = useCallerActions(me.personId);
  const { ask: join, entry } = useConfirmedEntry(slug, joinNow);
  const withdraw = useCallback(
    (id: ConsultationId) => {
      const row = mirror.list.read().rows.get(id);
      if (row !== undefined) command(row, { type: 'withdraw-transfer' });
    },
    [mirror, command],
  );
  usePageTitle(clinic, view.counts.waiting);
  usePreparedCall(slug);

  /** At once where the row is drawn, else as soon as it is. */
  const focusRow = useCallback((id: ConsultationId | null) => {
    wanted.current = id;
    const row = id === null ? null : table.current?.querySelector<HTMLElement>(`[data-row="${id}"]`);
    row?.focus({ preventScroll: false });
  }, []);
  const talkTo = useCallback((id: ConsultationId) => setAbout({ id, tab: 'messages' }), []);
  const openMenu = useCallback((row: Row, button: HTMLButtonElement) => setMenu({ row, button }), []);
  const walk = (by: number): void => {
    area.step(by);
    focusRow(area.view.read().current);
  };
  const showHelp = useCallback(() => setHelpOpen(true), []);
  useShortcuts({ onSearch: () => search.current?.focus(), onHelp: showHelp, onWalk: () => walk(1) });

  const onKey = (event: KeyboardEvent<HTMLElement>, id: ConsultationId | null): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const steps = stepOf(event.key, view.rows.length);
    const row = id === null ? undefined : mirror.list.read().rows.get(id);
    const isOnRow = event.target instanceof HTMLTableRowElement;
    if (steps !== null) walk(steps);
    else if (id === null || row === undefined) return;
    else if (event.key === 'Enter' && isOnRow && mayAttend) join(row);
    else if (event.key === ' ' && isOnRow) area.select(id, !view.selected.includes(row));
    else if (event.key.toLowerCase() === 'm') talkTo(id);
    else if (event.key === '.')
      event.currentTarget.querySelector<HTMLButtonElement>(`[data-row="${id}"] [aria-haspopup]`)?.click();
    else return;
    event.preventDefault();
  };

  const act = (action: RowAction, row: Row): void => {
    switch (action) {
      case 'details':
      case 'messages':
      case 'participants':
      case 'activity':
        return setAbout({ id: row.id, tab: action });
      case 'ready':
      case 'not-ready':
        return command(row, { type: 'mark-ready', ready: action === 'ready' });
      case 'assign':
      case 'unassign':
        return command(row, { type: 'assign', to: action === 'assign' ? me.personId : null });
      case 'hold':
      case 'call-back':
        return command(row, { type: action });
      case 'withdraw':
        return withdraw(row.id);
      case 'transfer':
      case 'edit':
        return setDialog({ about: action, row });
      case 'assign-other':
        return setDialog({ about: 'assign', row });
      case 'remove':
      case 'phoned':
      case 'end':
        return setQuestion({ about: action, row });
    }
  };

  const subject = about === null ? undefined : mirror.list.read().rows.get(about.id);
  const closeSubject = (): void => {
    setAbout(null);
    focusRow(about?.id ?? null);
  };
  const isToSeveral = isWriting && view.selected.length > 0;
  const isPanelOpen = subject !== undefined || isToSeveral || (isWide ? isPanelWanted : isSheetOpen);
  const togglePanel = useCallback(
    () => (isWide ? settings.panel.set(!settings.panel.read()) : setSheetOpen((isOpen) => !isOpen)),
    [isWide, settings],
  );

  return (
    <ClinicShell clinic={slug}>
      <div className={isPanelOpen ? 'waiting-area has-panel' : 'waiting-area'}>
        <div className="list">
          <div className="page-head">
            <h1>{t`Waiting area`}</h1>
            <Count value={total} label={plural(total, { one: '# caller', other: '# callers' })} />
            <SelectionBar
              rows={view.selected}
              mayGather={mayGather}
              mostPeople={mostPeople}
              onGather={() => {
                void gather(view.selected).then((came) => {
                  if (came) area.selectShown(false);
                });
              }}
              onWrite={() => setWriting(true)}
              onClear={() => {
                setWriting(false);
                area.selectShown(false);
              }}
            />
            <IconButton
              icon="panel"
              label={isPanelOpen ? t`Hide clinic tools` : t`Show clinic tools`}
              aria-expanded={isPanelOpen}
              onPress={togglePanel}
            />
          </div>
          <OfflineBanner view={view} />
          <DoorBanner clinic={slug} />
          <CallBanner />
          <IncomingOffers />
          <Toolbar area={area} view={view} fields={fields} search={search} onLeaveSearch={() => walk(1)} />
          {view.phase === 'list' ? (
            <CallerTable
              view={view}
              self={me.personId}
              mayAttend={mayAttend}
              fields={fields}
              table={table}
              wanted={wanted}
              onJoin={join}
              onMessages={talkTo}
              onMenu={openMenu}
              onEnter={area.goTo}
              onWithdraw={mayAttend ? withdraw : null}
              onSelect={area.select}
              onKey={onKey}
            />
          ) : (
            <div className="no-rows">
              <NoRows view={view} />
            </div>
          )}
          <KeyHints onHelp={showHelp} />
        </div>
        {isPanelOpen && (
          <aside className="panel" aria-label={t`Clinic tools`}>
            {isToSeveral ? (
              <SeveralPanel rows={view.selected} onClose={() => setWriting(false)} />
            ) : about === null || subject === undefined ? (
              <SidePanel onClose={togglePanel} />
            ) : about.tab === 'details' ? (
              <AnswersPanel
                row={subject}
                clinic={slug}
                name={nameOf(subject)}
                mayFill={mayAttend}
                onClose={closeSubject}
              />
            ) : (
              <CallerPanel
                row={subject}
                tab={about.tab}
                mayTend={mayAttend}
                onTab={(tab) => setAbout({ id: subject.id, tab })}
                onClose={closeSubject}
              />
            )}
          </aside>
        )}
      </div>
      {menu !== null && (
        <RowMenu {...menu} self={me.personId} mayAttend={mayAttend} onAction={act} onClose={() => setMenu(null)} />
      )}
      <CallerQuestions
        question={question}
        onCancel={() => setQuestion(null)}
        onConfirm={({ about, row }) => {
          setQuestion(null);
          command(row, { type: about });
        }}
      />
      {entry}
      <CallerDialogs dialog={dialog} onClose={() => setDialog(null)} />
      <ShortcutsDialog isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </ClinicShell>
  );
}
