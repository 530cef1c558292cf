import { accepted, isOpen, refused } from '@anteroom/domain';
import type { Consultation, Result, SessionCommand, StaffActor, TypedEntryId } from '@anteroom/domain';
import type { RequestOf } from '@anteroom/protocol';
import type { Stores } from '../../../database/database.ts';
import type { Asker, Handler } from '../../../perform.ts';
import type { Ids } from '../../../platform/ids.ts';
import type { Refusal } from '../../../refusal.ts';
import { loadSessionOfStay } from '../../../session/load-session.ts';
import { runSession, type SessionOrder, type SessionTools } from '../../../session/sessions.ts';
import { actorOf, nameIn, permit } from '../../access/read-model.ts';
import { placeIn } from '../../clinic/read-model.ts';
import { createMoveWords } from './move-words.ts';

type Request = RequestOf<'answerTransfer'>;
const notThere: Result<never, Refusal> = refused({ code: 'not-found' });

/** Whoever a caller is offered to takes them, or says why not (S8). A stay that isn't offered there isn't there. */
export function createAnswerTransfer(tools: SessionTools, ids: Ids): Handler<'answerTransfer'> {
  return async (request, { identity }) => {
    const asked = await whoAnswers(tools.database.stores, identity, request);
    if (!asked.ok) return asked;
    const { answer } = request;
    return answer.type === 'accept'
      ? accept(tools, ids, request, asked.value, identity)
      : decline(tools, ids, { ...request, reason: answer.reason }, asked.value, identity);
  };
}

/** Before anything is sealed or a key is made. */
async function whoAnswers(
  stores: Stores,
  identity: Asker['identity'],
  { clinicId, consultationId }: Request,
): Promise<Result<StaffActor, Refusal>> {
  const actor = await actorOf(identity, stores);
  const may = permit(actor, 'answer-transfer-offer', await placeIn(stores, clinicId));
  if (!may.ok) return may;
  const stored = await stores.consultations.load(consultationId);
  return actor.kind === 'staff' && isOfferedTo(stored?.consultation, clinicId) ? accepted(actor) : notThere;
}

function isOfferedTo(stay: Consultation | undefined, clinicId: Request['clinicId']): boolean {
  return stay !== undefined && isOpen(stay) && stay.offer?.to === clinicId;
}

async function accept(
  tools: SessionTools,
  ids: Ids,
  request: Request,
  { personId }: StaffActor,
  identity: Asker['identity'],
): Promise<Result<{ continuedAs: Request['consultationId'] | null }, Refusal>> {
  const continuedAs = ids.consultation();
  let noteId: TypedEntryId | null = null;
  await tools.words.begin(continuedAs);
  const done = await runSession(tools, identity, {
    ...orderOf('accept-transfer', request, (stay) => {
      noteId = stay.offer?.noteId ?? null;
      return { type: 'accept-transfer', by: personId, continuedAs };
    }),
    moveWords: createMoveWords(tools.words, ids, () => noteId),
  });
  if (!done.ok) await tools.words.destroy(continuedAs);
  return done.ok ? accepted({ continuedAs }) : done;
}

async function decline(
  tools: SessionTools,
  ids: Ids,
  request: Request & { readonly reason: string },
  { personId }: StaffActor,
  identity: Asker['identity'],
): Promise<Result<{ continuedAs: null }, Refusal>> {
  const { clinicId, consultationId, reason } = request;
  const reasonId = ids.typedEntry();
  const names = await tools.database.stores.access.namesIn([personId], [clinicId]);
  const words = { text: reason, by: nameIn(names, personId, clinicId) };
  const sealed = await tools.words.sealNote(consultationId, reasonId, words);
  if (sealed === null) return notThere;
  const done = await runSession(tools, identity, {
    ...orderOf('decline-transfer', request, () => ({ type: 'decline-transfer', by: personId, reasonId })),
    alongside: (stores) =>
      stores.typedEntries.put({
        id: reasonId,
        consultationId,
        kind: 'note',
        at: tools.clock.now(),
        from: 'staff',
        sealed,
      }),
  });
  return done.ok ? accepted({ continuedAs: null }) : done;
}

type StayCommand = Extract<SessionCommand, { type: 'stay' }>['command'];

function orderOf(
  verb: string,
  { clinicId, consultationId }: Request,
  command: (stay: Consultation) => StayCommand,
): SessionOrder {
  return {
    verb,
    guard: { access: 'answer-transfer-offer', place: (stores) => placeIn(stores, clinicId) },
    load: (stores) => loadSessionOfStay(stores, consultationId),
    command({ session }) {
      const stay = session.consultations.find(({ id }) => id === consultationId);
      const isOffered = stay !== undefined && isOfferedTo(stay, clinicId);
      return Promise.resolve(
        isOffered ? accepted({ type: 'stay', consultationId, command: command(stay) } as const) : notThere,
      );
    },
  };
}
