import type { ClinicId, Result } from '@anteroom/domain';
import type { SurveyReport } from '@anteroom/protocol';
import type { Refusal } from '../../refusal.ts';
import type { Identity } from '../access/read-model.ts';

/** The survey after a visit (E11): answered once by whoever holds the visit's token, reported without anybody's identity. */
export interface Surveys {
  /** Whether the holder of a token may answer the survey of this clinic now. */
  isOpen(clinicId: ClinicId, token: string | null): Promise<boolean>;
  /**
   * Takes the answer, or the wish to give none: either way the survey is over for them.
   * @returns whether an answer was kept; refuses `invalid-input` where it is neither
   */
  take(clinicId: ClinicId, token: string | null, form: unknown): Promise<Result<{ readonly kept: boolean }, Refusal>>;
  /** What the staff of a clinic who see its reports may know. */
  report(slug: string, offset: number, identity: Identity): Promise<Result<SurveyReport, Refusal>>;
}
