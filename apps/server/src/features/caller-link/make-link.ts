import { accepted, callerLinkLimit, checkDetails, isPersonalLinkEnd, refused, tidy, windowOf } from '@anteroom/domain';
import type { CallerLink, Instant, Result } from '@anteroom/domain';
import type { WantedCallerLink } from '@anteroom/protocol';
import type { Stores } from '../../database/database.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Refusal } from '../../refusal.ts';
import type { SessionTools } from '../../session/sessions.ts';
import { hashOfSecret, secretOfCallerLink } from './link-secret.ts';
import type { LinkWords } from './link-words.ts';

/** A link that is to be made, with what lies sealed beside it. */
export interface DraftLink {
  readonly link: CallerLink;
  readonly words: LinkWords;
}

/** What somebody wants as a link, or the field that makes no sense. */
export function draftLink(
  wanted: WantedCallerLink,
  facts: Pick<CallerLink, 'id' | 'clinicId' | 'madeBy'>,
  now: Instant,
): Result<DraftLink, Refusal> {
  const base = { ...facts, madeAt: now, consultationId: null, ended: null };
  if (wanted.kind === 'scheduled') {
    const { startsAt, earlyMinutes, lateMinutes, note } = wanted;
    const window = windowOf({ startsAt, early: earlyMinutes * 60_000, late: lateMinutes * 60_000 }, now);
    if (!window.ok) return refused({ code: 'invalid-input', field: fields[window.refusal] });
    return accepted({ link: { ...base, kind: 'scheduled', startsAt, ...window.value }, words: { note: tidy(note) } });
  }
  const { expiresAt, details } = wanted;
  if (!isPersonalLinkEnd(expiresAt, now)) return refused({ code: 'invalid-input', field: 'expiresAt' });
  const checked = checkDetails({ ...details, phone: details.phone ?? '' });
  if (!checked.ok) return refused({ code: 'invalid-input', field: Object.keys(checked.refusal)[0] ?? 'details' });
  return accepted({
    link: { ...base, kind: 'personal', startsAt: null, opensAt: now, expiresAt },
    words: { details: { ...checked.value } },
  });
}

const fields = { startsAt: 'startsAt', early: 'earlyMinutes', late: 'lateMinutes' } as const;

/** Seals a link's words by a key of its own, and saves it; leaves no key behind where it can't be saved. */
export async function saveLink(
  tools: Pick<SessionTools, 'change' | 'words'> & { readonly ids: Ids; readonly secret: string },
  { link, words }: DraftLink,
  /** Whether they may, asked in the transaction; and what is saved with it. */
  alongside: (stores: Stores) => Promise<Result<null, Refusal>>,
): Promise<Result<{ readonly hash: Uint8Array }, Refusal>> {
  const hash = hashOfSecret(secretOfCallerLink(tools.secret, link.id));
  try {
    await tools.words.begin(link.id);
    const entryId = tools.ids.typedEntry();
    const sealed = await tools.words.sealForLink(link.id, entryId, words);
    if (sealed === null) throw new Error('A new link has no key.');
    const saved = await tools.change(async (stores): Promise<Result<null, Refusal>> => {
      const permission = await alongside(stores);
      if (!permission.ok) return permission;
      if ((await stores.callerLinks.countStanding(link.clinicId, link.madeAt)) >= callerLinkLimit)
        return refused({ code: 'limit-reached' });
      await stores.callerLinks.insert(link, hash);
      const kind = link.kind === 'personal' ? 'details' : 'note';
      await stores.typedEntries.put({ id: entryId, linkId: link.id, kind, at: link.madeAt, from: 'staff', sealed });
      return accepted(null);
    });
    if (!saved.ok) await tools.words.destroy(link.id);
    return saved.ok ? accepted({ hash }) : saved;
  } catch (error) {
    await tools.words.destroy(link.id);
    throw error;
  }
}
