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
import { CallerTable } from './caller-table.tsx';
import { useClinic } from './clinic-scope.tsx';
import { KeyHints } from './key-hints.tsx';
import { NoRows, OfflineBanner } from './list-states.tsx';
import { MessagesPanel } from './messages-panel.tsx';
import './panel.css';
import { RowMenu } from './row-menu.tsx';
import type { RowAction } from './row-menu.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { SidePanel } from './side-panel.tsx';
import { Toolbar } from './toolbar.tsx';
import { useCallerActions } from './use-caller-actions.ts';
import { useConfirmedEntry } from './use-confirmed-entry.tsx';
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
  const mayAttend = useMay(slug)('attend-caller');
  const view = useStore(area.view);
  const total = view.counts.all;
  const isPanelWanted = useStore(settings.panel);
  const isInCall = useSelected(clinic.call, (call) => call !== null);
  const isWide = useWide();
  const [isSheetOpen, setSheetOpen] = useState(false);
  const [talkingTo, setTalkingTo] = useState<ConsultationId | null>(null);
  const [looksAt, setLooksAt] = useState<ConsultationId | null>(null);
  const [menu, setMenu] = useState<{ row: Row; button: HTMLButtonElement } | null>(null);
  const [question, setQuestion] = useState<CallerQuestion | null>(null);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const [dialog, setDialog] = useState<CallerDialog | null>(null);
  const { join: joinNow, command } = useCallerActions(me.personId);
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

  const focusRow = useCallback(
    (id: ConsultationId | null) =>
      body.current?.querySelector<HTMLElement>(`[data-row="${id ?? ''}"]`)?.focus({ preventScroll: false }),
    [],
  );
  const openMenu = useCallback((row: Row, button: HTMLButtonElement) => setMenu({ row, button }), []);
  const walk = (by: 1 | -1): void => {
    area.step(by);
    focusRow(area.view.read().current);
  };
  useShortcuts({ onSearch: () => search.current?.focus(), onHelp: () => setHelpOpen(true), onWalk: () => walk(1) });

  const onKey = (event: KeyboardEvent<HTMLElement>, id: ConsultationId): void => {
    const row = mirror.list.read().rows.get(id);
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const isOnRow = event.target instanceof HTMLTableRowElement;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') walk(event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'Enter' && isOnRow && mayAttend) join(row);
    else if (event.key.toLowerCase() === 'm') setTalkingTo(id);
    else if (event.key === '.')
      event.currentTarget.querySelector<HTMLButtonElement>(`[data-row="${id}"] [aria-haspopup]`)?.click();
    else return;
    event.preventDefault();
  };

  const act = (action: RowAction, row: Row): void => {
    switch (action) {
      case 'details':
        setTalkingTo(null);
        return setLooksAt(row.id);
      case 'messages':
        setLooksAt(null);
        return setTalkingTo(row.id);
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
      case 'end':
        return setQuestion({ about: action, row });
    }
  };

  const talk = talkingTo === null ? undefined : mirror.list.read().rows.get(talkingTo);
  const seen = looksAt === null ? undefined : mirror.list.read().rows.get(looksAt);
  const closeDetails = (): void => {
    setLooksAt(null);
    focusRow(looksAt);
  };
  const closeMessages = (): void => {
    setTalkingTo(null);
    focusRow(talkingTo);
  };
  const isPanelOpen = talk !== undefined || seen !== undefined || (isWide ? isPanelWanted : isSheetOpen);
  const togglePanel = (): void => (isWide ? settings.panel.set(!isPanelWanted) : setSheetOpen(!isSheetOpen));

  return (
    <ClinicShell clinic={slug}>
      <div className={isPanelOpen ? 'waiting-area has-panel' : 'waiting-area'}>
        <div className="list">
          <div className="page-head">
            <h1>{t`Waiting area`}</h1>
            <Count value={total} label={plural(total, { one: '# caller', other: '# callers' })} />
            <IconButton
              icon="sliders"
              label={isPanelOpen ? t`Hide clinic tools` : t`Show clinic tools`}
              aria-expanded={isPanelOpen}
              onPress={togglePanel}
            />
          </div>
          <OfflineBanner view={view} />
          <DoorBanner clinic={slug} />
          <CallBanner />
          <IncomingOffers />
          <Toolbar area={area} view={view} search={search} onLeaveSearch={() => walk(1)} />
          {view.phase === 'list' ? (
            <CallerTable
              view={view}
              self={me.personId}
              isInCall={isInCall}
              mayAttend={mayAttend}
              body={body}
              onJoin={join}
              onMessages={setTalkingTo}
              onMenu={openMenu}
              onEnter={area.goTo}
              onWithdraw={mayAttend ? withdraw : null}
              onKey={onKey}
            />
          ) : (
            <div className="no-rows">
              <NoRows view={view} />
            </div>
          )}
          <KeyHints onHelp={() => setHelpOpen(true)} />
        </div>
        {isPanelOpen && (
          <aside className="panel" aria-label={t`Clinic tools`}>
            {talk === undefined && seen === undefined && <SidePanel onClose={togglePanel} />}
            {talk !== undefined && <MessagesPanel row={talk} onClose={closeMessages} />}
            {talk === undefined && seen !== undefined && (
              <AnswersPanel row={seen} clinic={slug} name={nameOf(seen)} mayFill={mayAttend} onClose={closeDetails} />
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
