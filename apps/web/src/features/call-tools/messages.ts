import { isParticipantId } from '@anteroom/domain';
import * as z from 'zod/mini';
import { toolKinds } from './tool-kinds.ts';

/** Bytes as the pages send them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** The documents that everybody in a call has: what is drawn, and what is written together. */
export const documentNames = ['board', 'text'] as const;

export type DocumentName = (typeof documentNames)[number];

/** Most bytes of a file that is shown. */
export const fileLimit = 52_428_800;

/** Most bytes of a picture or PDF. */
export const pagesLimit = 26_214_400;

/** The greatest count of what was started, and of changes of the rules. */
export const mostCounted = 1_000_000;

const itemId = z.string().check(z.regex(/^[0-9a-f]{16}$/));

/** Whose it is, and its id: an id alone can be claimed by anybody. */
const itemKey = z.string().check(
  z.refine((text) => {
    const [owner = '', id = '', ...rest] = text.split('/');
    return rest.length === 0 && isParticipantId(owner) && itemId.safeParse(id).success;
  }),
);

const runningShape = z.strictObject({
  /** The number under which this page writes into the shared documents. */
  client: z.int().check(z.minimum(1), z.maximum(0xffffffff)),
  /** What this page's person runs. */
  items: z
    .array(
      z
        .strictObject({
          id: itemId,
          tool: z.enum(toolKinds),
          /** Counts what was started in this call: the greater, the later. */
          order: z.int().check(z.minimum(0), z.maximum(mostCounted)),
          /** What is shown, where it is a file; its owner's page sends it to who asks. */
          file: z.nullable(
            z.strictObject({
              name: z.string().check(z.minLength(1), z.maxLength(120)),
              size: z.int().check(z.minimum(1), z.maximum(fileLimit)),
            }),
          ),
          /** Which page of it. */
          page: z.int().check(z.minimum(1), z.maximum(1000)),
          /** Where a film stands: at so many seconds at an instant of the server's clock, in milliseconds. */
          play: z.nullable(
            z.strictObject({
              at: z.number().check(z.minimum(0), z.maximum(86_400)),
              since: z.int().check(z.minimum(0)),
              isPlaying: z.boolean(),
            }),
          ),
        })
        .check(z.refine(({ tool, file }) => tool !== 'pages' || (file?.size ?? 0) <= pagesLimit)),
    )
    .check(z.maxLength(8)),
  /** What holds for guests; heard of hosts alone. */
  rules: z.strictObject({
    viewOnly: z.boolean(),
    hidden: z.boolean(),
    /** Counts the changes: the greatest holds. */
    at: z.int().check(z.minimum(0), z.maximum(mostCounted)),
  }),
  /** What this person stopped of others; heard of hosts alone. */
  stopped: z.array(itemKey).check(z.maxLength(64)),
});

/** What one page says of its tools: all of it, each time. */
export type Running = z.infer<typeof runningShape>;

/** What pages say to each other under the topic `tools` (see docs/protocol.md, *Between pages*). */
export type ToolMessage =
  | { readonly kind: 'running'; readonly running: Running }
  /** `ask`: a state vector. `state`: the answer to it. `update`: what was just written. */
  | { readonly kind: 'ask' | 'state' | 'update'; readonly document: DocumentName; readonly bytes: Bytes }
  /** Asks its owner's page for the file of something that runs. */
  | { readonly kind: 'want'; readonly id: string }
  /** A piece of it, from this byte on. */
  | { readonly kind: 'piece'; readonly id: string; readonly at: number; readonly bytes: Bytes };

const kinds = ['running', 'ask', 'state', 'update', 'want', 'piece'] as const;

/** More than any page of ours has to say about itself, in bytes. */
const runningLimit = 16_384;

/** Whether a body says that it is a piece of a file; nothing else of it is looked at. */
export function isPiece(body: Uint8Array): boolean {
  return body[0] === kinds.indexOf('piece');
}

/** Whether other pages will be able to read what this one is about to say of itself. */
export function isSayable(running: Running): boolean {
  return readMessage(writeMessage({ kind: 'running', running })) !== null;
}

/** Puts a message into bytes: its kind, the document's number, the rest. */
export function writeMessage(message: ToolMessage): Bytes {
  const kind = kinds.indexOf(message.kind);
  if (message.kind === 'running') {
    const text = new TextEncoder().encode(JSON.stringify(message.running));
    return joined([kind], text);
  }
  if (message.kind === 'want') return joined([kind], idBytes(message.id));
  if (message.kind === 'piece') {
    const head = new Uint8Array(4);
    new DataView(head.buffer).setUint32(0, message.at);
    return joined([kind, ...idBytes(message.id), ...head], message.bytes);
  }
  return joined([kind, documentNames.indexOf(message.document)], message.bytes);
}

/** Reads what another page sent; null where it isn't right. Nothing of it is believed but its form. */
export function readMessage(bytes: Uint8Array): ToolMessage | null {
  const kind = kinds[bytes[0] ?? kinds.length];
  if (kind === undefined) return null;
  if (kind === 'running') {
    const running = bytes.length > runningLimit ? null : runningOf(bytes.subarray(1));
    return running === null ? null : { kind, running };
  }
  if (kind === 'want') return bytes.length === 9 ? { kind, id: idIn(bytes) } : null;
  if (kind === 'piece') {
    if (bytes.length < 14) return null;
    const at = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(9);
    return { kind, id: idIn(bytes), at, bytes: Uint8Array.from(bytes.subarray(13)) };
  }
  const document = documentNames[bytes[1] ?? documentNames.length];
  return document === undefined ? null : { kind, document, bytes: Uint8Array.from(bytes.subarray(2)) };
}

function runningOf(bytes: Uint8Array): Running | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const read = runningShape.safeParse(value);
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

function idBytes(id: string): Bytes {
  return Uint8Array.from({ length: 8 }, (_, index) => Number.parseInt(id.slice(2 * index, 2 * index + 2), 16));
}

function idIn(bytes: Uint8Array): string {
  return [...bytes.subarray(1, 9)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function joined(head: readonly number[], rest: Uint8Array): Bytes {
  const bytes = new Uint8Array(head.length + rest.length);
  bytes.set(head);
  bytes.set(rest, head.length);
  return bytes;
}
