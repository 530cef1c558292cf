import { useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { createPreference } from '../../connection/preference.ts';
import { timeOfDay } from '../../connection/time-of-day.ts';
import { useStore } from '../../connection/use-store.ts';
import { Confirm } from '../../ui/dialog.tsx';
import '../../ui/tokens-call.css';
import { CallKeys } from './call-keys.tsx';
import { CallNotices } from './call-notices.tsx';
import './call.css';
import './call-drawer.css';
import './call-stage.css';
import { callDrawers } from './call-drawers.ts';
import type { DrawerName } from './call-drawers.ts';
import { CallTopBar } from './call-top-bar.tsx';
import { titleOf } from './call-words.ts';
import type { Call } from './call.ts';
import type { CallState } from './call-state.ts';
import { DevicesDialog } from './devices-dialog.tsx';
import { PeopleDrawer } from './people-drawer.tsx';
import { effectiveLayout, Stage } from './stage.tsx';
import type { Layout } from './stage.tsx';
import { useComings } from './use-comings.ts';
import { useFullScreen } from './use-full-screen.ts';

export interface CallScreenProps {
  /** A caller or guest leaves for good; staff leave the caller on hold, or end the call. */
  readonly variant: 'caller' | 'guest' | 'staff';
  readonly call: Call;
  /** The title is the others' names unless one is given. */
  readonly place: { readonly title?: string; readonly clinic: string };
  /** Called after the person confirmed where that is asked. */
  readonly onLeave: () => void;
  /** Staff: called after the person confirmed. */
  readonly onEnd?: () => void;
  /** Staff: more sections of the call manager. */
  readonly manager?: ReactNode;
  /** Staff: what can be done with somebody in the drawer's list. */
  readonly actionsFor?: (person: CallState['people'][number]) => ReactNode;
  /** What leaving and ending come to, where it isn't a consultation. */
  readonly words?: CallWords;
  /** What somebody sees who is alone here, and can do about it. */
  readonly alone?: ReactNode;
  /** How many people ask to come in; shown at the key that opens the drawer. */
  readonly knocks?: number;
  /** Over the stage, beside what else there is to say. */
  readonly notice?: ReactNode;
}

/** What this call's leaving and ending mean, in sentences. */
export interface CallWords {
  readonly leaveTitle: string;
  readonly leave: string;
  readonly end: string;
  /** What becomes of the others when this person leaves. */
  readonly leaveNote: string;
}

const SharedStage = lazy(async () => ({ default: (await import('../call-tools/shared-stage.tsx')).SharedStage }));

type Question = 'devices' | 'leave' | 'end' | null;

const mirrorSelf = createPreference('self-mirrored', true);
const hideSelf = createPreference('self-hidden', false);
const showPeople = createPreference('call-people', true);
const isWide = (): boolean => matchMedia('(min-width: 75rem)').matches;

/** The call, over the whole window and dark in every theme (C1, C2). */
export function CallScreen(props: CallScreenProps): ReactElement {
  const { variant, call, place, onLeave, onEnd, manager, actionsFor, words, alone, knocks = 0, notice } = props;
  const { t, i18n } = useLingui();
  const state = useStore(call.state);
  const isSelfMirrored = useStore(mirrorSelf);
  const isSelfHidden = useStore(hideSelf);
  const [layout, setLayout] = useState<Layout>('automatic');
  const [picked, setPicked] = useState<(typeof state.people)[number]['id'] | null>(null);
  const [drawer, setDrawer] = useState<DrawerName | null>(() =>
    variant === 'staff' && isWide() && showPeople.read() ? 'people' : null,
  );
  const [question, setQuestion] = useState<Question>(null);
  const { screen, isFullScreen, toggle } = useFullScreen();
  useComings(state.people);
  const stage = useRef<HTMLElement>(null);
  useEffect(() => {
    stage.current?.focus({ preventScroll: true });
    // What stands round the caller's page is behind the call, and out of reach.
    document.documentElement.dataset['inCall'] = 'yes';
    return () => {
      delete document.documentElement.dataset['inCall'];
    };
  }, []);

  const isStaff = variant === 'staff';
  const others = state.people.filter(({ isSelf }) => !isSelf);
  const isLastProvider = !others.some(({ kind }) => kind === 'provider');
  const open = (next: DrawerName | null): void => {
    setDrawer(next);
    if (isStaff && isWide()) showPeople.set(next === 'people');
  };
  const close = (): void => open(null);
  const isPeopleOpen = drawer === 'people';
  const started = timeOfDay(i18n.locale, state.startedAt);

  return (
    <div
      ref={screen}
      className={`call on-dark is-${isStaff ? 'staff' : 'caller'}${drawer === null ? '' : ' has-drawer'}`}
    >
      <CallTopBar
        call={call}
        state={state}
        title={place.title ?? titleOf(i18n, state.people)}
        clinic={place.clinic}
        layout={effectiveLayout(layout, others.length)}
        onLayout={setLayout}
        onFullScreen={toggle}
        isFullScreen={isFullScreen}
      />
      <main ref={stage} className="stage" id="main" tabIndex={-1}>
        <CallNotices call={call} state={state}>
          {!isPeopleOpen && notice}
        </CallNotices>
        <Suspense>
          <SharedStage call={call} />
        </Suspense>
        <Stage
          alone={alone}
          people={state.people}
          local={state.local}
          layout={layout}
          picked={picked}
          onPick={setPicked}
          isSelfHidden={isSelfHidden}
          isSelfMirrored={isSelfMirrored}
        />
      </main>
      {isPeopleOpen && (
        <PeopleDrawer
          title={isStaff ? t`Call manager` : t`People`}
          note={t`Started ${started}`}
          people={state.people}
          onClose={close}
          more={manager}
          actionsFor={actionsFor}
          onEnd={isStaff ? () => setQuestion('end') : null}
        />
      )}
      {callDrawers.map(
        ({ name, Drawer }) =>
          drawer === name && (
            <Suspense key={name}>
              <Drawer call={call} onClose={close} />
            </Suspense>
          ),
      )}
      <CallKeys
        call={call}
        local={state.local}
        drawer={drawer}
        knocks={knocks}
        onMicrophone={(on) => void call.local.setMicrophone(on)}
        onCamera={(on) => void call.local.setCamera(on)}
        onDevices={() => setQuestion('devices')}
        onDrawer={(name) => open(drawer === name ? null : name)}
        onLeave={isStaff ? onLeave : () => setQuestion('leave')}
        onEnd={isStaff ? () => setQuestion('end') : null}
        leaveNote={words?.leaveNote ?? (isLastProvider ? t`Callers go on hold` : t`The others go on without you`)}
      />
      <DevicesDialog
        call={call}
        local={state.local}
        isOpen={question === 'devices'}
        onClose={() => setQuestion(null)}
        isSelfHidden={isSelfHidden}
        onHideSelf={hideSelf.set}
        isSelfMirrored={isSelfMirrored}
        onMirrorSelf={mirrorSelf.set}
      />
      <Confirm
        title={words?.leaveTitle ?? t`Leave for good?`}
        action={t`Leave`}
        isDanger
        isOpen={question === 'leave'}
        onCancel={() => setQuestion(null)}
        onConfirm={() => {
          setQuestion(null);
          onLeave();
        }}
      >
        {words?.leave ?? t`The consultation ends for you, and your place is given up.`}
      </Confirm>
      <Confirm
        title={t`End the call for everyone?`}
        action={t`End call`}
        isDanger
        isOpen={question === 'end'}
        onCancel={() => setQuestion(null)}
        onConfirm={() => {
          setQuestion(null);
          onEnd?.();
        }}
      >
        {words?.end ?? t`The consultation is completed, and nobody can come back into it.`}
      </Confirm>
    </div>
  );
}
