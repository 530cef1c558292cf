import { answersOf, isPersonId } from '@anteroom/domain';
import type {
  CallerLinkId,
  ConsultationId,
  ParticipantId,
  PersonId,
  StaffAnswer,
  TypedEntryId,
} from '@anteroom/domain';
import { answer, fieldId, messageId, pushSubscriptionInput } from '@anteroom/protocol';
import * as z from 'zod/mini';
import { newStayKey, seal, unseal } from '../../platform/sealing.ts';
import type { SealedEntry, SealedLinkEntry, SealedVisitEntry, Sealing, StayKeyStore } from './typed-entry-store.ts';

const detailsEntry = z.object({
  firstName: z.string(),
  lastName: z.string(),
  phone: z.string(),
  withoutCamera: z.boolean(),
  /** To the clinic's entry fields (E4). */
  answers: z._default(z.array(answer), []),
  /** They can't be seen, and want to be phoned. Stays from before it could be said don't say it. */
  phoneWanted: z._default(z.boolean(), false),
});

/** What a caller told about themselves. */
export type StayDetails = z.infer<typeof detailsEntry>;

const answerEntry = z.object({ id: fieldId, answer: z.nullable(answer) });

const messageEntry = z.object({
  id: messageId,
  text: z.string(),
  /** Who of the staff wrote it; null for the caller. */
  by: z.nullable(
    z.pipe(
      z.string(),
      z.transform((text): PersonId | null => (isPersonId(text) ? text : null)),
    ),
  ),
});

/** One message as it lies sealed. */
export type SealedMessage = z.infer<typeof messageEntry>;

/** How a caller wants to be called back; null by what they don't. */
const callBackEntry = z.object({
  phone: z.nullable(z.string()),
  subscription: z.nullable(pushSubscriptionInput),
  locale: z.string(),
});

/** How a caller who has put the phone down is reached (E7). */
export type CallBackContact = z.infer<typeof callBackEntry>;

const noteEntry = z.object({
  text: z.string(),
  /** What its author is called where they wrote it. */
  by: z.string(),
});

/** A hand-over note, or why a transfer was declined (S8). */
export type TransferNote = z.infer<typeof noteEntry>;

/** What an entry is named after, where it is found by that: a message, or a field that staff have filled in. */
export type OwnId =
  { readonly kind: 'message'; readonly id: SealedMessage['id'] } | { readonly kind: 'answer'; readonly id: string };

function ownIdOf({ kind }: SealedEntry, value: unknown): OwnId | null {
  const message = kind === 'message' ? messageEntry.safeParse(value) : null;
  if (message?.success === true) return { kind: 'message', id: message.data.id };
  const given = kind === 'answer' ? answerEntry.safeParse(value) : null;
  return given?.success === true ? { kind: 'answer', id: given.data.id } : null;
}

const nameEntry = z.object({ name: z.string() });

/** Whatever was typed, as it was sealed. */
const anything = z.looseObject({});

/** In base64: what is sealed is text. */
const photoEntry = z.object({ jpeg: z.string() });

/** Seals and opens what people type, each stay and each visit by its own key. Words leave it only for a view. */
export interface TypedWords {
  /** Makes the key of a new stay or visit: at hand at once, kept safely when this is done. */
  begin(id: Sealing): Promise<void>;
  /** Seals what a caller told; null where the stay has no key, as after its end. */
  sealDetails(id: ConsultationId, entryId: TypedEntryId, details: StayDetails): Promise<Uint8Array | null>;
  /** Seals what staff typed into one entry field; null where the stay has no key, as after its end. */
  sealAnswer(id: ConsultationId, entryId: TypedEntryId, answer: StaffAnswer): Promise<Uint8Array | null>;
  /** Seals a message; null where the stay has no key, as after its end. */
  sealMessage(id: ConsultationId, entryId: TypedEntryId, message: SealedMessage): Promise<Uint8Array | null>;
  /** Seals what staff write with a transfer; null as above. */
  sealNote(id: ConsultationId, entryId: TypedEntryId, note: TransferNote): Promise<Uint8Array | null>;
  /** The notes among the entries that can still be read. */
  notes(entries: readonly SealedEntry[]): Promise<ReadonlyMap<TypedEntryId, TransferNote>>;
  /**
   * The same words under the key of another stay, each under the id that it is given there; what can't be read any more is
   * left out.
   */
  reseal(
    entries: readonly SealedEntry[],
    to: ConsultationId,
    idFor: (own: OwnId | null) => TypedEntryId,
  ): Promise<readonly SealedEntry[]>;
  /** The details of those stays that have any which can still be read, with what staff added to the answers. */
  details(entries: readonly SealedEntry[]): Promise<ReadonlyMap<ConsultationId, StayDetails>>;
  /** The messages among the entries that can still be read, in their order. */
  messages(entries: readonly SealedEntry[]): Promise<readonly { entry: SealedEntry; message: SealedMessage }[]>;
  /** Seals how a caller is called back; null where the stay has no key, as after its end. */
  sealCallBack(id: ConsultationId, entryId: TypedEntryId, contact: CallBackContact): Promise<Uint8Array | null>;
  /** How the caller of one stay is called back; null where nothing of it is among the entries. */
  callBack(entries: readonly SealedEntry[]): Promise<CallBackContact | null>;
  /** Seals a guest's name; null where the visit has no key, as after its end. */
  sealName(id: ParticipantId, entryId: TypedEntryId, name: string): Promise<Uint8Array | null>;
  /** Seals a guest's photo, a JPEG; null as above. */
  sealPhoto(id: ParticipantId, entryId: TypedEntryId, jpeg: Uint8Array): Promise<Uint8Array | null>;
  /** The names of those guests whose name can still be read. */
  names(entries: readonly SealedVisitEntry[]): Promise<ReadonlyMap<ParticipantId, string>>;
  /** The photo among the entries of one visit; null where there is none, or it can't be read any more. */
  photo(entries: readonly SealedVisitEntry[]): Promise<Uint8Array | null>;
  /** Seals what staff typed for a link; null where it has no key, as after its end. */
  sealForLink(id: CallerLinkId, entryId: TypedEntryId, value: object): Promise<Uint8Array | null>;
  /** What was typed for those links of which it can still be read; its reader parses it. */
  forLinks(entries: readonly SealedLinkEntry[]): Promise<ReadonlyMap<CallerLinkId, unknown>>;
  /** Destroys the key: nothing of the stay or visit can be read again. */
  destroy(id: Sealing): Promise<void>;
}

/** Keys kept at hand, so that a view costs no look-up; the oldest is let go of first. */
const keysAtHand = 5_000;

/** Makes the one place that seals and opens. */
export function createTypedWords(keys: StayKeyStore): TypedWords {
  const atHand = new Map<Sealing, Uint8Array>();

  function remember(id: Sealing, key: Uint8Array): void {
    atHand.set(id, key);
    const oldest = atHand.keys().next();
    if (atHand.size > keysAtHand && oldest.done !== true) atHand.delete(oldest.value);
  }

  async function keysOf(ids: ReadonlySet<Sealing>): Promise<void> {
    const missing = [...ids].filter((id) => !atHand.has(id));
    if (missing.length === 0) return;
    for (const [id, key] of await keys.getMany(missing)) remember(id, key);
  }

  async function sealText(id: Sealing, entryId: TypedEntryId, value: object): Promise<Uint8Array | null> {
    await keysOf(new Set([id]));
    const key = atHand.get(id);
    return key === undefined ? null : seal(key, `${id} ${entryId}`, JSON.stringify(value));
  }

  async function open<Schema extends z.ZodMiniType, Entry extends SealedEntry | SealedVisitEntry | SealedLinkEntry>(
    schema: Schema,
    entries: readonly Entry[],
  ): Promise<readonly { entry: Entry; value: z.output<Schema> }[]> {
    await keysOf(new Set(entries.map(whereOf)));
    return entries.flatMap((entry) => {
      const id = whereOf(entry);
      const key = atHand.get(id);
      const text = key === undefined ? null : unseal(key, `${id} ${entry.id}`, entry.sealed);
      const parsed = text === null ? null : z.safeParse(schema, JSON.parse(text));
      return parsed?.success === true ? [{ entry, value: parsed.data }] : [];
    });
  }

  return {
    async begin(id) {
      const key = newStayKey();
      remember(id, key);
      await keys.put(id, key);
    },
    sealDetails: sealText,
    sealAnswer: sealText,
    sealMessage: sealText,
    sealNote: sealText,
    async notes(entries) {
      const opened = await open(
        noteEntry,
        entries.filter((entry) => entry.kind === 'note'),
      );
      return new Map(opened.map(({ entry, value }) => [entry.id, value]));
    },
    async reseal(entries, to, idFor) {
      const opened = await open(anything, entries);
      const resealed: SealedEntry[] = [];
      for (const { entry, value } of opened) {
        const id = idFor(ownIdOf(entry, value));
        const sealed = await sealText(to, id, value);
        if (sealed !== null) resealed.push({ ...entry, id, consultationId: to, sealed });
      }
      return resealed;
    },
    async details(entries) {
      const opened = await open(
        detailsEntry,
        entries.filter((entry) => entry.kind === 'details'),
      );
      const added = await open(
        answerEntry,
        entries.filter((entry) => entry.kind === 'answer'),
      );
      return new Map(
        opened.map(({ entry: { consultationId }, value }) => {
          const own = added.filter(({ entry }) => entry.consultationId === consultationId);
          return [
            consultationId,
            {
              ...value,
              answers: [
                ...answersOf(
                  value.answers,
                  own.map((each) => each.value),
                ),
              ],
            },
          ];
        }),
      );
    },
    async messages(entries) {
      const opened = await open(
        messageEntry,
        entries.filter((entry) => entry.kind === 'message'),
      );
      return opened.map(({ entry, value }) => ({ entry, message: value }));
    },
    sealCallBack: sealText,
    async callBack(entries) {
      const opened = await open(
        callBackEntry,
        entries.filter((entry) => entry.kind === 'call-back'),
      );
      return opened.at(-1)?.value ?? null;
    },
    sealName: (id, entryId, name) => sealText(id, entryId, { name }),
    sealPhoto: (id, entryId, jpeg) => sealText(id, entryId, { jpeg: Buffer.from(jpeg).toString('base64') }),
    async names(entries) {
      const opened = await open(
        nameEntry,
        entries.filter((entry) => entry.kind === 'name'),
      );
      return new Map(opened.map(({ entry, value }) => [entry.visitId, value.name]));
    },
    async photo(entries) {
      const [opened] = await open(
        photoEntry,
        entries.filter((entry) => entry.kind === 'photo'),
      );
      return opened === undefined ? null : new Uint8Array(Buffer.from(opened.value.jpeg, 'base64'));
    },
    sealForLink: sealText,
    async forLinks(entries) {
      const opened = await open(z.unknown(), entries);
      return new Map(opened.map(({ entry, value }) => [entry.linkId, value]));
    },
    async destroy(id) {
      atHand.delete(id);
      await keys.destroy(id);
    },
  };
}

function whereOf(entry: SealedEntry | SealedVisitEntry | SealedLinkEntry): Sealing {
  if ('linkId' in entry) return entry.linkId;
  return 'visitId' in entry ? entry.visitId : entry.consultationId;
}
