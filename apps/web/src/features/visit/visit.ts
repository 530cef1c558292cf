import type { CallId } from '@anteroom/domain';
import { toClient, toServer, type CallView, type ErrorCode, type VisitView } from '@anteroom/protocol';
import type { Connection } from '../../connection/connection.ts';
import { createServerClock, type ServerClock } from '../../connection/server-clock.ts';
import { createStore, type Store } from '../../connection/store.ts';

/** As much of a call as a visit needs: which one it is, and how to stop it here. */
export interface VisitCall {
  readonly callId: CallId;
  close(): void;
}

/** What the guest's page knows. */
export interface VisitState<Call extends VisitCall> {
  /** `entering` until the server has answered; `over` once it said so; `gone` where there was no visit to take up. */
  readonly phase: 'entering' | 'here' | 'over' | 'gone';
  readonly visit: VisitView | null;
  readonly call: Call | null;
}

/** One guest's visit, as their newest page follows it (S4, S6). It outlives every view and every loss of the network. */
export interface Visit<Call extends VisitCall> {
  readonly state: Store<VisitState<Call>>;
  readonly clock: ServerClock;
  /** Leaves for good; resolves when the server knows, or can't be reached. */
  leave(): Promise<void>;
  close(): void;
}

export interface VisitParts<Call extends VisitCall> {
  readonly connection: Connection;
  /** Begins the media of a call that the guest was let into. */
  readonly beginCall: (view: CallView, onLeft: () => void) => Call;
}

const nothingYet: VisitState<never> = { phase: 'entering', visit: null, call: null };

/** Whether the token opens nothing any more. */
function tokenIsDead(code: ErrorCode): boolean {
  return code === 'not-found' || code === 'not-signed-in' || code === 'visit-over';
}

/** Takes up the visit that the browser's token opens. */
export function createVisit<Call extends VisitCall>(parts: VisitParts<Call>): Visit<Call> {
  const { connection, beginCall } = parts;
  const state = createStore<VisitState<Call>>(nothingYet);
  const clock = createServerClock();
  const change = (part: Partial<VisitState<Call>>): void => {
    // What is over stays over: the server cuts the page of a visit that has ended, and its token opens nothing more.
    const { phase } = state.read();
    if (phase !== 'over' && phase !== 'gone') state.set({ ...state.read(), ...part });
  };

  function show(visit: VisitView): void {
    const known = state.read().visit;
    if (known !== null && known.id === visit.id && known.revision > visit.revision) return;
    clock.learn(visit.now);
    if (visit.status !== 'inside') endCall();
    change({ visit, phase: visit.status === 'over' ? 'over' : 'here' });
  }

  function endCall(): void {
    const { call } = state.read();
    if (call === null) return;
    change({ call: null });
    call.close();
  }

  function enterCall(view: CallView): void {
    if (state.read().call?.callId === view.callId) return;
    endCall();
    const begun = beginCall(view, () => {
      if (state.read().call === begun) change({ call: null });
    });
    change({ call: begun });
  }

  async function enter(): Promise<void> {
    const entered = await connection.request(toServer.enterVisit, {});
    if (entered.ok) show(entered.value);
    else if (tokenIsDead(entered.error.code)) giveUp();
  }

  /** The token opens nothing: the visit is over, or there was none. */
  function giveUp(): void {
    endCall();
    change({ phase: 'gone' });
  }

  function followConnection(): void {
    const now = connection.state.read();
    // The newest page owns the visit: its media runs there, and not here too.
    if (now.kind === 'superseded') endCall();
    if (now.kind === 'refused' && tokenIsDead(now.code)) giveUp();
  }

  const stops = [
    connection.on(toClient.visitChanged, show),
    connection.on(toClient.callEntered, enterCall),
    connection.onConnected(() => void enter()),
    connection.state.subscribe(followConnection),
  ];

  return {
    state,
    clock,
    async leave() {
      await connection.request(toServer.leaveVisit, {});
      endCall();
      const { visit } = state.read();
      change({ phase: 'over', visit: visit === null ? null : { ...visit, status: 'over', outcome: 'left' } });
    },
    close() {
      for (const stop of stops) stop();
      endCall();
      connection.close();
    },
  };
}
