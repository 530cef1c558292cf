import { createHash } from 'node:crypto';
import { filesOf } from '@anteroom/domain';
import type { Consultation, ContentPiece, Instant, Settings } from '@anteroom/domain';
import type { Stores } from '../../database/database.ts';
import type { Scope } from '../settings/read-model.ts';
import type { Surveys } from './survey-desk.ts';
import { together } from '../../session/together.ts';

/** The survey after a visit, as the thank-you page asks it. */
export type SurveyDesk = Pick<Surveys, 'isOpen' | 'take'>;

const marks = new WeakMap<Settings, string>();

/** Another text wherever what callers are offered while they wait is another; all views of one reading share the work. */
export function experienceMark(settings: Settings): string {
  const known = marks.get(settings);
  if (known !== undefined) return known;
  const { waitingContent, waitingMusic, automatedMessages, showsEstimate } = settings;
  const text = JSON.stringify([waitingContent, waitingMusic, automatedMessages, showsEstimate]);
  const mark = createHash('sha256').update(text).digest('base64url').slice(0, 16);
  marks.set(settings, mark);
  return mark;
}

/**
 * Whether every file that content names is of the right kind, and the clinic's own or its organisation's: nobody shows what others
 * have uploaded.
 */
export async function ownsFiles(
  stores: Stores,
  pieces: readonly ContentPiece[],
  scopes: readonly Scope[],
): Promise<boolean> {
  const types = await stores.waitingFiles.typesOf(filesOf(pieces), scopes);
  return pieces.every((piece) => {
    if (piece.kind === 'document') return types.get(piece.hash) === 'application/pdf';
    if (piece.kind !== 'picture') return true;
    const type = types.get(piece.hash);
    return type !== undefined && type !== 'application/pdf';
  });
}

interface OfStay {
  readonly consultation: Consultation;
}

/** Notes how long those waited who are seen now for the first time; practice counts nowhere. */
export async function noteWaits(
  stores: Stores,
  before: { readonly stays: readonly OfStay[] },
  changed: readonly OfStay[],
  now: Instant,
): Promise<void> {
  const waited = changed.flatMap(({ consultation }) => {
    const earlier = before.stays.find((stay) => stay.consultation.id === consultation.id)?.consultation;
    const isDequeued = earlier?.status === 'waiting' && consultation.status === 'being-seen';
    return isDequeued && consultation.isPractice !== true ? [consultation] : [];
  });
  await together(
    waited.map(({ clinicId, arrivedAt }) =>
      stores.pastWaits.note(clinicId, { seenAt: now, waited: Math.max(0, now - arrivedAt) }),
    ),
  );
}

/** Whoever was seen and is through may answer the clinic's survey, once. */
export async function issueSurveys(stores: Stores, changed: readonly OfStay[], now: Instant): Promise<void> {
  const through = changed.filter(
    ({ consultation }) =>
      consultation.status === 'ended' && consultation.outcome === 'completed' && consultation.isPractice !== true,
  );
  await together(through.map(({ consultation }) => stores.surveys.issue(consultation.id, now)));
}
