import { useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { timeOfDay } from '../../connection/time-of-day.ts';
import { useStore } from '../../connection/use-store.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import '../../ui/tokens-call.css';
import { ChatNotice } from '../call-chat/chat-notice.tsx';
import { CallKeys } from './call-keys.tsx';
import { CallNotices } from './call-notices.tsx';
import './call.css';
import './call-narrow.css';
import './call-dialogs.css';
import './call-drawer.css';
import './call-stage.css';
import './call-stage-narrow.css';
import { CallDialogs } from './call-dialogs.tsx';
import type { CallWords, Question } from './call-dialogs.tsx';
import { callDrawers } from './call-drawers.ts';
import { CallTopBar } from './call-top-bar.tsx';
import { titleOf } from './call-words.ts';
import type { Call } from './call.ts';
import { ConsentSection } from './consent/consent-section.tsx';
import { useTileSizes } from './media-server/tile-sizes.ts';
import { PeopleDrawer } from './people-drawer.tsx';
import { useSelfView } from './self-view.ts';
import { Stage } from './stage.tsx';
import { useCallMenu } from './use-call-menu.ts';
import { useCallShortcuts } from './use-call-shortcuts.ts';
import type { CallActions } from './use-call-shortcuts.ts';
import { useComings } from './use-comings.ts';
import { useDrawer } from './use-drawer.ts';
import { useFullScreen } from './use-full-screen.ts';
import { useHappenings } from './use-happenings.ts';
import { useMuted } from './use-muted.ts';
import { HeldWords, useOnStage } from './use-on-stage.tsx';
import { useOtherCamera } from './use-other-camera.ts';
import { usePictureInPicture } from './use-picture-in-picture.ts';
import { useQuietStreams } from './use-quiet-streams.ts';
import { isPictureAwaited, useRestDue } from './use-rest-due.ts';
import { useStagePlan } from './use-stage-plan.ts';

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
  /** Staff: those in the call, with all that can be done with them. */
  readonly participants?: ReactNode;
  /** Staff: more sections of the call manager. */
  readonly manager?: ReactNode;
  /** Staff: whether they may ask everybody for consent, and record with it (C9). */
  readonly mayAskConsent?: boolean;
  /** What leaving and ending come to, where it isn't a consultation. */
  readonly words?: CallWords;
  /** What somebody sees who is alone here, and can do about it. */
  readonly alone?: ReactNode;
  /** How many people ask to come in; shown at the key that opens the drawer. */
  readonly knocks?: number;
  /** Over the stage, beside what else there is to say. */
  readonly notice?: ReactNode;
}

const SharedStage = lazy(async () => ({ default: (await import('../call-tools/shared-stage.tsx')).SharedStage }));

/** The call, over the whole window and dark in every theme (C1, C2). */
export function CallScreen(props: CallScreenProps): ReactElement {
  const { variant, call, place, onLeave, onEnd, participants, manager, words, alone, knocks = 0, notice } = props;
  const { mayAskConsent = false } = props;
  const { t, i18n } = useLingui();
  const state = useStore(call.state);
  const self = useSelfView();
  const isStaff = variant === 'staff';
  const { drawer, close, toggle, toggleByKey } = useDrawer(isStaff);
  const [question, setQuestion] = useState<Question>(null);
  const [isLeaving, setLeaving] = useState(false);
  const { screen, isFullScreen, toggle: toggleFullScreen } = useFullScreen();
  const onStage = useOnStage(state.people);
  const others = useMemo(() => onStage.filter(({ isSelf }) => !isSelf), [onStage]);
  const { plan, pinned, arrange, pick, pin, pinNext, arrangeNext } = useStagePlan(call, others);
  const stage = useRef<HTMLElement>(null);
  useTileSizes(call, stage, plan);
  const float = usePictureInPicture(() => stage.current?.querySelector('.is-large video') ?? null);
  const turn = useOtherCamera(call, state.local);
  const { toast } = useAnnouncer();
  useComings(state.people);
  useHappenings(state);
  useMuted(call);
  const { keys: areKeysDue, rest: isRestDue } = useRestDue(stage, others.some(isPictureAwaited));
  useQuietStreams();
  useEffect(() => {
    // Whoever was quicker, and is at something of the call by now, stays there.
    if (isRestDue && screen.current?.contains(document.activeElement) !== true)
      stage.current?.focus({ preventScroll: true });
  }, [isRestDue]);
  useEffect(() => {
    // What stands round the caller's page is behind the call, and out of reach.
    document.documentElement.dataset['inCall'] = 'yes';
    return () => {
      delete document.documentElement.dataset['inCall'];
    };
  }, []);

  const isLastProvider = !others.some(({ kind }) => kind === 'provider');
  const { microphone, camera } = state.local;
  const actions: CallActions = {
    microphone: () => void call.local.setMicrophone(microphone.status !== 'on'),
    camera: () => void call.local.setCamera(camera.status !== 'on'),
    devices: () => setQuestion('devices'),
    people: isRestDue ? () => toggleByKey('people') : null,
    ...Object.fromEntries(callDrawers.map(({ name }) => [name, () => toggleByKey(name)])),
    layout: others.length > 0 ? arrangeNext : null,
    pin: others.length > 0 ? pinNext : null,
    self: () => self.hide(!self.isHidden),
    'picture-in-picture': plan.large === null ? null : float.toggle,
    'full-screen': toggleFullScreen,
    refresh() {
      call.refresh();
      toast(t`The connections are being refreshed.`, 'done');
    },
    leave: () => (isStaff ? setLeaving(true) : setQuestion('leave')),
    help: () => setQuestion('shortcuts'),
  };
  useCallShortcuts(actions);
  const more = useCallMenu(actions, self, turn);
  const isPeopleOpen = drawer === 'people';
  const started = timeOfDay(i18n.locale, state.startedAt);

  return (
    <div
      ref={screen}
      className={`call on-dark is-${isStaff ? 'staff' : 'caller'}${drawer === null ? '' : ' has-drawer'}`}
    >
      {isRestDue ? (
        <CallTopBar
          call={call}
          state={state}
          title={place.title ?? titleOf(i18n, state.people)}
          clinic={place.clinic}
          layout={plan.shape}
          onLayout={arrange}
          onFullScreen={toggleFullScreen}
          isFullScreen={isFullScreen}
        />
      ) : (
        <div className="call-top" />
      )}
      <main ref={stage} className="stage" id="main" tabIndex={-1}>
        {isRestDue && (
          <>
            <CallNotices call={call} state={state}>
              {!isPeopleOpen && notice}
              {drawer !== 'chat' && <ChatNotice chat={call.chat} onOpen={() => toggle('chat')} />}
            </CallNotices>
            <Suspense>
              <SharedStage call={call} />
            </Suspense>
          </>
        )}
        <Stage
          alone={onStage === state.people ? alone : <HeldWords people={state.people} />}
          plan={plan}
          local={state.local}
          pinned={pinned}
          onPick={pick}
          onPin={pin}
          self={self}
          onTurn={turn}
          onPictureInPicture={float.toggle}
          isPictureInPicture={float.isOn}
        />
      </main>
      {isRestDue && isPeopleOpen && (
        <PeopleDrawer
          title={isStaff ? t`Call manager` : t`People`}
          note={t`Started ${started}`}
          people={state.people}
          participants={participants}
          onClose={close}
          more={
            <>
              <ConsentSection call={call} state={state} mayAsk={mayAskConsent} />
              {manager}
            </>
          }
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
      {areKeysDue ? (
        <CallKeys
          call={call}
          local={state.local}
          drawer={drawer}
          knocks={knocks}
          onMicrophone={(on) => void call.local.setMicrophone(on)}
          onCamera={(on) => void call.local.setCamera(on)}
          onDevices={() => setQuestion('devices')}
          onDrawer={toggle}
          onLeave={isStaff ? onLeave : () => setQuestion('leave')}
          onEnd={isStaff ? () => setQuestion('end') : null}
          leaveNote={words?.leaveNote ?? (isLastProvider ? t`Callers go on hold` : t`The others go on without you`)}
          isLeaving={isLeaving}
          onLeaving={setLeaving}
          more={more}
        />
      ) : (
        <div className="call-bar" />
      )}
      {areKeysDue && (
        <CallDialogs
          call={call}
          local={state.local}
          self={self}
          actions={actions}
          words={words}
          question={question}
          onClose={() => setQuestion(null)}
          onLeave={onLeave}
          onEnd={onEnd}
        />
      )}
    </div>
  );
}
