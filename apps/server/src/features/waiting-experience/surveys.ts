import { accepted, firstMonth, isSurveyOpen, monthOf, refused, summariseSurvey, surveyScores } from '@anteroom/domain';
import type { ClinicId, Result, TypedEntryId } from '@anteroom/domain';
import { surveyForm, surveyPageSize } from '@anteroom/protocol';
import * as z from 'zod/mini';
import type { Change } from '../../change.ts';
import type { Database } from '../../database/database.ts';
import type { Clock } from '../../platform/clock.ts';
import { createSecretSeal } from '../../platform/sealed-by-secret.ts';
import { hashOfToken } from '../../platform/tokens.ts';
import type { Refusal } from '../../refusal.ts';
import { actorOf, permit } from '../access/read-model.ts';
import { placeOf } from '../clinic/read-model.ts';
import type { Surveys } from './survey-desk.ts';

export interface SurveyParts {
  readonly database: Database;
  readonly change: Change;
  readonly clock: Clock;
  readonly newId: () => TypedEntryId;
  /** The installation's own; sentences outlive the keys of their stays, and are sealed by one that is made of this. */
  readonly secret: string;
}

/** Makes it. */
export function createSurveys({ database, change, clock, newId, secret }: SurveyParts): Surveys {
  const sentenceSeal = createSecretSeal(secret, 'anteroom survey: sentences');
  const about = (clinicId: ClinicId, id: TypedEntryId): string => `${clinicId} ${id}`;

  return {
    async isOpen(clinicId, token) {
      const hash = token === null ? null : hashOfToken(token);
      const ticket = hash === null ? null : await database.stores.surveys.find(hash);
      return ticket?.clinicId === clinicId && isSurveyOpen(ticket.endedAt, clock.now());
    },

    async take(clinicId, token, form) {
      const parsed = z.safeParse(surveyForm, form);
      if (!parsed.success) return refused({ code: 'invalid-input' });
      const { score: chosen, sentence = '', skip } = parsed.data;
      const score = surveyScores.find((each) => String(each) === chosen);
      if (skip === undefined && score === undefined) return refused({ code: 'invalid-input', field: 'score' });
      const hash = token === null ? null : hashOfToken(token);
      if (hash === null) return accepted({ kept: false });
      return change(async (stores): Promise<Result<{ readonly kept: boolean }, Refusal>> => {
        const ticket = await stores.surveys.take(hash);
        const now = clock.now();
        const counts = ticket?.clinicId === clinicId && isSurveyOpen(ticket.endedAt, now);
        if (!counts || skip !== undefined || score === undefined) return accepted({ kept: false });
        const id = newId();
        await stores.surveys.answer(clinicId, {
          id,
          month: monthOf(now),
          score,
          sentence: sentence === '' ? null : sentenceSeal.seal(about(clinicId, id), sentence),
        });
        return accepted({ kept: true });
      });
    },

    async report(slug, offset, identity) {
      const { stores } = database;
      const actor = await actorOf(identity, stores);
      const found = await stores.clinics.bySlug(slug);
      const permission = permit(actor, 'see-clinic-reports', found === null ? null : placeOf(found));
      if (!permission.ok) return permission;
      if (found === null) return refused({ code: 'not-found' });
      const clinicId = found.clinic.id;
      const since = firstMonth(clock.now());
      const summary = summariseSurvey(await stores.surveys.counts(clinicId, since));
      if (summary === null) return accepted({ summary: null, sentences: [], total: 0 });
      const { answers, total } = await stores.surveys.sentences(clinicId, since, { limit: surveyPageSize, offset });
      const sentences = answers.flatMap(({ id, score, sentence }) => {
        const text = sentence === null ? null : sentenceSeal.unseal(about(clinicId, id), sentence);
        return text === null ? [] : [{ id, score, text }];
      });
      return accepted({ summary: { ...summary, counts: { ...summary.counts } }, sentences, total });
    },
  };
}
