import { Buffer } from 'node:buffer';
import { surveyHandful, surveyScores, type ClinicId, type SurveyCounts, type SurveyScore } from '@anteroom/domain';
import { mustHold, type MemoryAccess } from '../../database/memory/memory-access.ts';
import type { MemoryTables } from '../../database/memory/memory-tables.ts';
import type { SurveyStore } from './survey-store.ts';

/** Surveys in memory. */
export function createMemorySurveyStore({ run }: MemoryAccess): SurveyStore {
  return {
    issue: (consultationId, endedAt) =>
      run(({ callerTokens, surveyTickets }) => {
        for (const key of callerTokens.keys((token) => token.consultationId === consultationId)) {
          const token = callerTokens.get(key);
          if (token !== undefined) surveyTickets.set(key, { clinicId: token.clinicId, endedAt });
        }
      }),
    find: (hash) => run(({ surveyTickets }) => surveyTickets.get(keyOf(hash)) ?? null),
    take: (hash) =>
      run(({ surveyTickets }) => {
        const ticket = surveyTickets.get(keyOf(hash)) ?? null;
        if (ticket !== null) surveyTickets.delete(keyOf(hash));
        return ticket;
      }),
    answer: (clinicId, answer) =>
      run(({ clinics, surveyAnswers }) => {
        mustHold(clinics.has(clinicId), 'survey_answer_clinic_id_clinic_id_fk');
        mustHold(!surveyAnswers.has(answer.id), 'survey_answer_pkey');
        surveyAnswers.set(answer.id, { clinicId, ...answer, isShown: false });
        const hidden = surveyAnswers.select((row) => row.clinicId === clinicId && !row.isShown);
        if (hidden.length < surveyHandful) return;
        for (const row of hidden) surveyAnswers.set(row.id, { ...row, isShown: true });
      }),
    counts: (clinicId, since) =>
      run((tables) => {
        const shown = shownOf(tables, clinicId, since);
        const times = (score: SurveyScore): number => shown.filter((answer) => answer.score === score).length;
        const [worst, poor, fair, good, best] = surveyScores;
        return {
          [worst]: times(worst),
          [poor]: times(poor),
          [fair]: times(fair),
          [good]: times(good),
          [best]: times(best),
        } satisfies SurveyCounts;
      }),
    sentences: (clinicId, since, { limit, offset }) =>
      run((tables) => {
        const said = shownOf(tables, clinicId, since)
          .filter(({ sentence }) => sentence !== null)
          .sort((one, other) => (one.id < other.id ? -1 : 1));
        return {
          answers: said
            .slice(offset, offset + limit)
            .map(({ id, month, score, sentence }) => ({ id, month, score, sentence })),
          total: said.length,
        };
      }),
    forget: ({ ticket, month }) =>
      run(({ surveyTickets, surveyAnswers }) => {
        for (const key of surveyTickets.keys(({ endedAt }) => endedAt < ticket)) surveyTickets.delete(key);
        for (const key of surveyAnswers.keys((answer) => answer.month < month)) surveyAnswers.delete(key);
      }),
  };
}

function shownOf({ surveyAnswers }: MemoryTables, clinicId: ClinicId, since: number) {
  return surveyAnswers.select((row) => row.clinicId === clinicId && row.isShown && row.month >= since);
}

function keyOf(hash: Uint8Array): string {
  return Buffer.from(hash).toString('hex');
}
