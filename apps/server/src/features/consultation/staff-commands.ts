import { accepted, providerIn, refused } from '@anteroom/domain';
import type {
  Call,
  CallId,
  ConsultationId,
  ParticipantId,
  Result,
  SessionCommand,
  StaffActor,
  Verb,
} from '@anteroom/domain';
import type { CallView, ConsultationCommandRequest, RequestOf } from '@anteroom/protocol';
import type { Stores } from '../../database/database.ts';
import type { Asker, Handler } from '../../perform.ts';
import type { Refusal } from '../../refusal.ts';
import type { Ids } from '../../platform/ids.ts';
import { loadSessionOfCall, loadSessionOfStay, withStay } from '../../session/load-session.ts';
import type { LoadedSession } from '../../session/load-session.ts';
import { supersedeOlder } from '../../session/presence-change.ts';
import { providerRow } from '../../session/presence-rows.ts';
import { confirmSeat, runSession } from '../../session/sessions.ts';
import type { DoneSession, SessionOrder, SessionTools } from '../../session/sessions.ts';
import { tellCallChanged } from '../../session/tell-session.ts';
import { permit } from '../access/read-model.ts';
import { callViewOf, isInCall } from '../call/read-model.ts';
import { tellCaller } from '../call-back/read-model.ts';
import { together } from '../../session/together.ts';
import { editDetails } from './edit-details.ts';
import { offerTransfer } from './transfer/offer-transfer.ts';

type Request = RequestOf<'commandConsultation'>;

const verbs: Readonly<Record<ConsultationCommandRequest['type'], Verb>> = {
  join: 'attend-caller',
  add: 'attend-caller',
  hold: 'attend-caller',
  end: 'attend-caller',
  remove: 'attend-caller',
  phoned: 'attend-caller',
  disconnect: 'attend-caller',
  'mark-ready': 'tend-caller',
  assign: 'tend-caller',
  'call-back': 'attend-caller',
  'edit-details': 'tend-caller',
  'offer-transfer': 'transfer-out',
  'withdraw-transfer': 'transfer-out',
};

/** Join, add, hold, end, phone, remove, disconnect, mark ready, assign, edit, transfer, call back: what staff do with one stay (S8, W2 to W9). */
export function createCommandConsultation(tools: SessionTools, ids: Ids): Handler<'commandConsultation'> {
  return async (request, asker) => {
    const { consultationId, command } = request;
    if (command.type === 'join') return join(tools, ids, request, asker);
    if (command.type === 'edit-details') return editDetails(tools, { consultationId, typed: command }, asker);
    if (command.type === 'offer-transfer') {
      return offerTransfer(tools, ids, { consultationId, to: command.to, note: command.note }, asker);
    }
    const done = await runSession(tools, asker.identity, orderOf(request, asker));
    if (!done.ok) return done;
    // Pressed twice at once it changes nothing the second time, and nobody's phone rings again.
    const rings = request.command.type === 'call-back' && done.value.saved.changed.length > 0;
    if (rings && !(await tellCaller(tools, request.consultationId))) return refused({ code: 'call-back-failed' });
    return accepted({ call: null });
  };
}

function orderOf(request: Request, { identity }: Asker): SessionOrder {
  const { consultationId, command } = request;
  return {
    verb: command.type,
    dismissedAs: command.type === 'disconnect' ? 'removed' : 'left',
    guard: guardOf(request),
    load: (stores) => load(stores, request, identity),
    async command(loaded, actor, stores) {
      if (actor.kind !== 'staff') return refused({ code: 'not-found' });
      const by = actor.personId;
      switch (command.type) {
        case 'add':
          // A call that one is not in, one that is over and one that never was answer alike.
          return isIn(loaded.session.call, command.callId, by)
            ? accepted({ type: 'add', consultationId, by })
            : refused({ code: 'not-in-this-call' });
        case 'hold':
          return stayCommand({ type: 'hold', by, reason: 'held' });
        case 'call-back':
          return stayCommand({ type: 'call-back', by });
        case 'mark-ready':
          return stayCommand({ type: 'mark-ready', by, ready: command.ready });
        case 'assign': {
          const may = command.to === null || (await mayTend(stores, request, command.to));
          return may
            ? stayCommand({ type: 'assign', by, to: command.to })
            : refused({ code: 'invalid-input', field: 'command.to' });
        }
        case 'disconnect':
          return disconnecting(loaded, request.consultationId, command.participantId, by);
        case 'end':
        case 'phoned':
        case 'remove':
          return stayCommand({ type: command.type, by });
        case 'withdraw-transfer':
          return stayCommand({ type: 'withdraw-transfer', by });
        case 'join':
        case 'edit-details':
        case 'offer-transfer':
          throw new Error('This command has a way of its own.');
      }
    },
  };

  function stayCommand(inner: Extract<SessionCommand, { type: 'stay' }>['command']): Result<SessionCommand, Refusal> {
    return accepted({ type: 'stay', consultationId, command: inner });
  }
}

async function join(
  tools: SessionTools,
  ids: Ids,
  request: Request,
  asker: Asker,
): Promise<Result<{ call: CallView | null }, Refusal>> {
  if (asker.identity.kind !== 'staff') return refused({ code: 'not-found' });
  const { personId } = asker.identity;
  const now = tools.clock.now();
  // The ids of a new call and a new participant, for as long as nobody else opens the call first.
  const callId = ids.call();
  const participantId = ids.participant();
  let older: Parameters<typeof supersedeOlder>[1] = null;
  const done = await runSession(tools, asker.identity, {
    verb: 'join',
    guard: guardOf(request),
    async load(stores) {
      const [loaded, callOfPerson] = await together([
        loadSessionOfStay(stores, request.consultationId),
        stores.calls.ofPerson(personId),
      ]);
      return loaded === null ? null : { ...loaded, session: { ...loaded.session, callOfPerson } };
    },
    async command() {
      return accepted({ type: 'join', consultationId: request.consultationId, callId, participantId, personId });
    },
    async alongside(stores, { call }) {
      const provider = call === null ? null : providerIn(call, personId);
      if (call === null || provider === null) return;
      const isNew = provider.participantId === participantId;
      const earlier = isNew ? null : await stores.presence.get(provider.participantId);
      older = earlier;
      await stores.presence.put(providerRow(call.id, provider, asker.page, earlier, { ...tools, now }));
    },
  });
  if (!done.ok) return done;
  if (asker.page !== null) supersedeOlder(tools, older, asker.page);
  if (wantedCallBack(done.value, request.consultationId)) void tellCaller(tools, request.consultationId);
  return accepted({ call: enter(tools, done.value, personId, asker) });
}

/** Whether somebody was joined who had put the phone down: they are told that it is their turn (E7). */
function wantedCallBack({ saved }: DoneSession, id: string): boolean {
  const before = saved.before.stays.find(({ consultation }) => consultation.id === id);
  return before !== undefined && before.consultation.callBackWantedSince !== null;
}

/** Takes the place in the call of whoever came into it, and answers the call as the joining person sees it. */
export function enter(
  tools: SessionTools,
  { saved, material }: DoneSession,
  personId: string,
  asker: Asker,
): CallView | null {
  const stored = saved.call;
  const call = stored?.call;
  if (stored === null || call?.status !== 'open') return null;
  const self = call.providers.find((provider) => provider.personId === personId)?.participantId;
  if (self === undefined) return null;
  asker.page?.sit(call.id, self, call.held.length > 0);
  // Who presses Join again from a newer page changes nothing but where they are.
  if (saved.changed.length === 0) {
    const others = (id: ParticipantId) => id !== self;
    tellCallChanged(tools, { call, revision: stored.revision }, material, others);
  }
  void confirmSeat(tools, call.id, self);
  return callViewOf(stored, self, material, { ...tools, now: tools.clock.now() });
}

async function load(
  stores: Stores,
  { consultationId, command }: Request,
  identity: Asker['identity'],
): Promise<LoadedSession | null> {
  // A call that one is not in is not loaded: it makes no more work than one that never was.
  if (command.type !== 'add' || !(await isInCall(stores, identity, command.callId)))
    return loadSessionOfStay(stores, consultationId);
  const stay = await stores.consultations.load(consultationId);
  const session = await loadSessionOfCall(stores, command.callId);
  if (stay === null || session === null) return loadSessionOfStay(stores, consultationId);
  return withStay(session, stay);
}

function isIn(call: Call | null, id: CallId, person: StaffActor['personId']): boolean {
  return call?.id === id && providerIn(call, person) !== null;
}

/** What the access table is asked before the stay is loaded. */
function guardOf({ consultationId, command }: Request) {
  return {
    access: verbs[command.type],
    place: (stores: Stores) => stores.consultations.placeOf(consultationId),
  };
}

async function mayTend(stores: Stores, { consultationId }: Request, person: StaffActor['personId']): Promise<boolean> {
  const actor = await stores.access.actorOf(person);
  return actor !== null && permit(actor, 'attend-caller', await stores.consultations.placeOf(consultationId)).ok;
}

/** What taking one person out of a stay, or of its call, comes to (W4). */
function disconnecting(
  { session: { call }, stays }: LoadedSession,
  consultationId: ConsultationId,
  participantId: ParticipantId,
  by: StaffActor['personId'],
): Result<SessionCommand, Refusal> {
  const stay = stays.find(({ consultation }) => consultation.id === consultationId)?.consultation;
  if (stay?.callerId === participantId) {
    return accepted({ type: 'stay', consultationId, command: { type: 'remove', by } });
  }
  if (stay?.companions.includes(participantId) === true) {
    return accepted({ type: 'stay', consultationId, command: { type: 'companion-leaves', participantId } });
  }
  const isWithThem = call?.status === 'open' && call.providers.some((each) => each.participantId === participantId);
  return isWithThem
    ? accepted({ type: 'leave', participantId, reason: 'left' })
    : refused({ code: 'not-in-this-call' });
}
