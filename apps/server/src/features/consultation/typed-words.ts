import { isPersonId } from '@anteroom/domain';
import type { ConsultationId, PersonId, TypedEntryId } from '@anteroom/domain';
import { messageId } from '@anteroom/protocol';
import * as z from 'zod/mini';
import { newStayKey, seal, unseal } from './sealing.ts';
import type { SealedEntry, StayKeyStore } from './typed-entry-store.ts';

const detailsEntry = z.object({
  firstName: z.string(),
  lastName: z.string(),
  phone: z.string(),
  withoutCamera: z.boolean(),
});

/** What a caller told about themselves. */
export type StayDetails = z.infer<typeof detailsEntry>;

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

/** Seals and opens what people type, each stay by its own key. Words leave it only for a view. */
export interface TypedWords {
  /** Makes the key of a new stay: at hand at once, kept safely when this is done. */
  begin(id: ConsultationId): Promise<void>;
  /** Seals what a caller told; null where the stay has no key, as after its end. */
  sealDetails(id: ConsultationId, entryId: TypedEntryId, details: StayDetails): Promise<Uint8Array | null>;
  /** Seals a message; null where the stay has no key, as after its end. */
  sealMessage(id: ConsultationId, entryId: TypedEntryId, message: SealedMessage): Promise<Uint8Array | null>;
  /** The details of those stays that have any which can still be read. */
  details(entries: readonly SealedEntry[]): Promise<ReadonlyMap<ConsultationId, StayDetails>>;
  /** The messages among the entries that can still be read, in their order. */
  messages(entries: readonly SealedEntry[]): Promise<readonly { entry: SealedEntry; message: SealedMessage }[]>;
  /** Destroys the key: nothing of the stay can be read again. */
  destroy(id: ConsultationId): Promise<void>;
}

/** Keys kept at hand, so that a view costs no look-up; the oldest is let go of first. */
const keysAtHand = 5_000;

/** Makes the one place that seals and opens. */
export function createTypedWords(keys: StayKeyStore): TypedWords {
  const atHand = new Map<ConsultationId, Uint8Array>();

  function remember(id: ConsultationId, key: Uint8Array): void {
    atHand.set(id, key);
    const oldest = atHand.keys().next();
    if (atHand.size > keysAtHand && oldest.done !== true) atHand.delete(oldest.value);
  }

  async function keysOf(ids: ReadonlySet<ConsultationId>): Promise<void> {
    const missing = [...ids].filter((id) => !atHand.has(id));
    if (missing.length === 0) return;
    for (const [id, key] of await keys.getMany(missing)) remember(id, key);
  }

  async function sealText(id: ConsultationId, entryId: TypedEntryId, value: object): Promise<Uint8Array | null> {
    await keysOf(new Set([id]));
    const key = atHand.get(id);
    return key === undefined ? null : seal(key, `${id} ${entryId}`, JSON.stringify(value));
  }

  async function open<Schema extends z.ZodMiniType>(
    schema: Schema,
    entries: readonly SealedEntry[],
  ): Promise<readonly { entry: SealedEntry; value: z.output<Schema> }[]> {
    await keysOf(new Set(entries.map((entry) => entry.consultationId)));
    return entries.flatMap((entry) => {
      const key = atHand.get(entry.consultationId);
      const text = key === undefined ? null : unseal(key, `${entry.consultationId} ${entry.id}`, entry.sealed);
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
    sealMessage: sealText,
    async details(entries) {
      const opened = await open(
        detailsEntry,
        entries.filter((entry) => entry.kind === 'details'),
      );
      return new Map(opened.map(({ entry, value }) => [entry.consultationId, value]));
    },
    async messages(entries) {
      const opened = await open(
        messageEntry,
        entries.filter((entry) => entry.kind === 'message'),
      );
      return opened.map(({ entry, value }) => ({ entry, message: value }));
    },
    async destroy(id) {
      atHand.delete(id);
      await keys.destroy(id);
    },
  };
}
