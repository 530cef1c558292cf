import { accepted, isOpen, refused } from '@anteroom/domain';
import type { Actor, ClinicId, Consultation, ConsultationId, Instant, Result } from '@anteroom/domain';
import type { Message, RequestOf } from '@anteroom/protocol';
import type { Stores } from '../../database/database.ts';
import type { Handler } from '../../perform.ts';
import type { Refusal } from '../../refusal.ts';
import { readMaterial } from '../../session/material.ts';
import type { Material } from '../../session/material.ts';
import type { SessionTools } from '../../session/sessions.ts';
import { actorOf, nameIn, permit, type Names } from '../access/read-model.ts';
import { deltaOf } from '../waiting-area/read-model.ts';
import { messageEntryId } from './entry-ids.ts';
import type { SealedEntry } from './typed-entry-store.ts';

type Request = RequestOf<'sendMessage'>;

interface Sent {
  readonly stay: Consultation;
  readonly entries: readonly SealedEntry[];
  /** Null where the same message had been sent before. */
  readonly change: { readonly revision: number; readonly material: Material } | null;
}

/** Most messages of one stay, from its caller and from staff each: every view of the stay reads them all. */
const mostMessages = 200;

/** A message about a stay, from its caller or from staff; the same id twice is one message (E6, W6). */
export function createSendMessage(tools: SessionTools): Handler<'sendMessage'> {
  return async (request, { identity }) => {
    const entryId = messageEntryId(request.consultationId, request.id);
    const by = identity.kind === 'staff' ? identity.personId : null;
    const content = { id: request.id, text: request.text, by };
    // Sealed before the transaction, which must wait for no other store. Without a key the stay is unknown or over.
    const sealed = await tools.words.sealMessage(request.consultationId, entryId, content);
    const sent = await tools.change(async (stores): Promise<Result<Sent, Refusal>> => {
      const actor = await actorOf(identity, stores);
      const found = await stayFor(stores, actor, request.consultationId);
      if (!found.ok) return found;
      const { stay, revision } = found.value;
      if (!isOpen(stay) || sealed === null) {
        return refused({ code: stay.status === 'transferred' ? 'consultation-transferred' : 'consultation-ended' });
      }
      const earlier = await stores.typedEntries.of([stay.id], 'message');
      const same = earlier.filter((entry) => entry.id === entryId);
      if (same.length > 0) return accepted({ stay, entries: same, change: null });
      const from = by === null ? 'caller' : 'staff';
      if (earlier.filter((entry) => entry.from === from).length >= mostMessages) {
        return refused({ code: 'too-many-requests' });
      }
      const entry: SealedEntry = {
        id: entryId,
        consultationId: stay.id,
        kind: 'message',
        // An answer comes after its question, also where the clock has been put back between them.
        at: Math.max(tools.clock.now(), ...earlier.map((entry) => entry.at + 1)),
        from,
        sealed,
      };
      await stores.typedEntries.put(entry);
      const raised = await stores.waitingAreas.raise(stay.clinicId);
      const material = await readMaterial(stores, [{ consultation: stay, revision }]);
      return accepted({ stay, entries: [entry], change: { revision: raised, material } });
    });
    return sent.ok ? tellMessage(tools, request, sent.value) : sent;
  };
}

async function tellMessage(tools: SessionTools, { id }: Request, sent: Sent): Promise<Result<Message, Refusal>> {
  const [message] = await open(tools, sent.stay.clinicId, sent.entries);
  // The id belongs to the stay, yet what lies there can no longer be read: its key is gone with the stay.
  if (message?.id !== id) return refused({ code: 'consultation-ended' });
  if (sent.change === null) return accepted(message);
  const { material, revision } = sent.change;
  const { clinicId, id: consultationId } = sent.stay;
  await tools.tellInOrder(
    () => tools.open(material),
    (opened) => {
      tools.announcer.messagePosted(clinicId, consultationId, message);
      tools.announcer.waitingAreaChanged(deltaOf(clinicId, revision, opened));
    },
  );
  return accepted(message);
}

/** All messages of a stay, oldest first. */
export function createListMessages(tools: SessionTools): Handler<'listMessages'> {
  return async ({ consultationId }, { identity }) => {
    const { stores } = tools.database;
    const found = await stayFor(stores, await actorOf(identity, stores), consultationId);
    if (!found.ok) return found;
    const entries = await stores.typedEntries.of([consultationId], 'message');
    return accepted({ messages: await open(tools, found.value.stay.clinicId, entries) });
  };
}

/** Staff have a caller's messages in front of them: the caller learns it, nobody else (E6). */
export function createMarkMessagesRead(tools: SessionTools): Handler<'markMessagesRead'> {
  return async ({ consultationId }, { identity }) => {
    // A caller's own reading is no reading by staff.
    if (identity.kind !== 'staff')
      return refused({ code: identity.kind === 'visitor' ? 'not-signed-in' : 'not-found' });
    const marked = await tools.change(async (stores): Promise<Result<Instant | null, Refusal>> => {
      const found = await stayFor(stores, await actorOf(identity, stores), consultationId);
      if (!found.ok) return found;
      return accepted(await stores.typedEntries.markRead(consultationId, tools.clock.now()));
    });
    if (!marked.ok) return marked;
    if (marked.value !== null) tools.announcer.messagesRead({ consultationId, upTo: marked.value });
    return accepted({});
  };
}

async function stayFor(
  stores: Stores,
  actor: Actor,
  id: ConsultationId,
): Promise<Result<{ readonly stay: Consultation; readonly revision: number }, Refusal>> {
  const place = await stores.consultations.placeOf(id);
  const permission = permit(actor, actor.kind === 'caller' ? 'answer-in-own-stay' : 'message-caller', place);
  if (!permission.ok) return permission;
  const stored = await stores.consultations.load(id);
  if (stored === null) return refused({ code: 'not-found' });
  return accepted({ stay: stored.consultation, revision: stored.revision });
}

async function open(
  { words, database }: SessionTools,
  clinicId: ClinicId,
  entries: readonly SealedEntry[],
): Promise<Message[]> {
  const opened = await words.messages(entries);
  const people = new Set(opened.flatMap(({ message }) => (message.by === null ? [] : [message.by])));
  const names: Names = people.size === 0 ? new Map() : await database.stores.access.namesIn([...people], [clinicId]);
  return opened.map(({ entry, message }) => ({
    id: message.id,
    at: entry.at,
    from: entry.from,
    name: message.by === null ? '' : nameIn(names, message.by, clinicId),
    text: message.text,
    ...(entry.readAt === undefined ? {} : { readAt: entry.readAt }),
  }));
}
