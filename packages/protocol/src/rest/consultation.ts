import { fieldsLimit, type TypedValue } from '@anteroom/domain';
import * as z from 'zod/mini';
import { typedValue } from '../entry-field.ts';
import { consultationId } from '../ids.ts';
import { commandReply, consultationCommand } from '../realtime/to-server.ts';
import { none, route } from './route.ts';

/** What staff do with callers; the same commands go over the socket. */
export const consultationRoutes = {
  commandConsultation: route({
    method: 'POST',
    path: '/api/consultations/:consultationId/commands',
    access: ['attend-caller', 'tend-caller', 'transfer-out'],
    query: none,
    params: z.strictObject({ consultationId }),
    body: z.strictObject({ command: consultationCommand }),
    reply: commandReply,
  }),
} as const;

/** What the set-up page posts, as an ordinary form or as JSON (E1, E4). */
export const arrivalForm = z.strictObject({
  firstName: z.string().check(z.maxLength(400)),
  lastName: z.string().check(z.maxLength(400)),
  phone: z.optional(z.string().check(z.maxLength(400))),
  /** Present where the caller goes on without a camera. */
  withoutCamera: z.optional(z.literal('on')),
  /** Present where the caller can't be seen and wants to be phoned; the number is needed then (E2). */
  phoneMe: z.optional(z.literal('on')),
  /** Present where staff try their own clinic (H4). */
  practice: z.optional(z.literal('on')),
  /** What the caller agreed to (E5): `document.version` for each, with spaces between. */
  agreed: z.optional(z.string().check(z.maxLength(400))),
});
export type ArrivalForm = z.infer<typeof arrivalForm>;

/** What stands in the form for the clinic's own fields: which of them there are is the clinic's to say. */
const arrivalFields = z.record(z.string().check(z.regex(/^field-[a-z][a-z0-9-]{0,23}$/)), typedValue);

/** A form of the set-up page in its two parts, or why it is none. */
export type ReadArrival =
  | { readonly ok: true; readonly form: ArrivalForm; readonly values: ReadonlyMap<string, TypedValue> }
  | { readonly ok: false; readonly issues: readonly { readonly path: readonly PropertyKey[] }[] };

/** Reads what the set-up page posts: the part that every clinic has, strictly, and the answers to the clinic's own fields. */
export function readArrivalForm(body: unknown): ReadArrival {
  const entries: readonly (readonly [string, unknown])[] =
    typeof body === 'object' && body !== null ? Object.entries(body) : [];
  const own = entries.filter(([name]) => name.startsWith('field-'));
  const form = z.safeParse(arrivalForm, Object.fromEntries(entries.filter(([name]) => !name.startsWith('field-'))));
  if (!form.success) return { ok: false, issues: form.error.issues };
  // One that was taken away while somebody typed still comes along.
  if (own.length > fieldsLimit * 2) return { ok: false, issues: [{ path: [] }] };
  const fields = z.safeParse(arrivalFields, Object.fromEntries(own));
  if (!fields.success) return { ok: false, issues: fields.error.issues };
  const { phone = '' } = form.data;
  return {
    ok: true,
    form: form.data,
    values: new Map<string, TypedValue>([...Object.entries(fields.data), ['phone', phone]]),
  };
}
