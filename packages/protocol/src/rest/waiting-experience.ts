import { surveyHandful, surveySentenceLimit } from '@anteroom/domain';
import * as z from 'zod/mini';
import { slug } from '../ids.ts';
import { none, route } from './route.ts';

/** Longest body of an upload: the largest document as base64, and its wrapping. */
const uploadLimit = 4_100_000;

const upload = z.strictObject({
  /** The file's bytes as base64. */
  data: z.string().check(z.minLength(1), z.maxLength(uploadLimit)),
});

/** What was uploaded, to be named by a piece of content. */
export const uploadedFile = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('picture'), hash: z.string(), width: z.int(), height: z.int() }),
  z.strictObject({ kind: z.literal('document'), hash: z.string(), size: z.int() }),
]);
export type UploadedFile = z.infer<typeof uploadedFile>;

/** How many sentences of a survey stand on a page. */
export const surveyPageSize = 4 * surveyHandful;

const count = z.int().check(z.nonnegative());

/** What a clinic may know of the answers to its survey (E11). */
export const surveyReport = z.strictObject({
  /** Null while there are fewer than a handful. */
  summary: z.nullable(
    z.strictObject({
      answers: count,
      mean: z.number(),
      counts: z.strictObject({ 1: count, 2: count, 3: count, 4: count, 5: count }),
    }),
  ),
  sentences: z.array(z.strictObject({ id: z.string(), score: z.int(), text: z.string() })),
  /** How many sentences there are in all. */
  total: count,
});
export type SurveyReport = z.infer<typeof surveyReport>;

const clinicParams = z.strictObject({ clinic: slug });
const organisationParams = z.strictObject({ organisation: slug });
const fileReply = z.strictObject({ file: uploadedFile });

/** A clinic's own content while callers wait, and its survey afterwards (E6, E11). */
export const waitingExperienceRoutes = {
  /** Keeps a picture or a PDF for the waiting page. What no saved content names is let go of after a day. */
  uploadClinicWaitingFile: route({
    method: 'POST',
    path: '/api/clinics/:clinic/waiting-files',
    access: ['configure-clinic'],
    query: none,
    params: clinicParams,
    body: upload,
    reply: fileReply,
    bodyLimit: uploadLimit,
  }),
  uploadOrganisationWaitingFile: route({
    method: 'POST',
    path: '/api/organisations/:organisation/waiting-files',
    access: ['configure-organisation'],
    query: none,
    params: organisationParams,
    body: upload,
    reply: fileReply,
    bodyLimit: uploadLimit,
  }),
  surveyReport: route({
    method: 'GET',
    path: '/api/clinics/:clinic/survey',
    access: ['see-clinic-reports'],
    query: z.strictObject({ offset: z.optional(z.string().check(z.regex(/^\d{1,6}$/))) }),
    params: clinicParams,
    body: none,
    reply: surveyReport,
  }),
} as const;

/** The form of the survey, urlencoded: an answer, or the wish to give none. */
export const surveyForm = z.strictObject({
  score: z.optional(z.enum(['1', '2', '3', '4', '5'])),
  sentence: z.optional(z.string().check(z.trim(), z.maxLength(surveySentenceLimit))),
  skip: z.optional(z.literal('on')),
});
