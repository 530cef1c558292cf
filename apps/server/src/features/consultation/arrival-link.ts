import type { ClinicId, ConsultationId } from '@anteroom/domain';
import type { Stores } from '../../database/database.ts';

/** What a caller's link means to somebody who arrives by it (E9, E10). */
export type LinkEntrance =
  /** It begins a stay: `bind` notes which, in the transaction that begins it, and says no where another was faster. */
  | { readonly kind: 'open'; readonly bind: (stores: Stores, id: ConsultationId) => Promise<boolean> }
  /** Its stay goes on; another device belongs to it only by a personal link. */
  | {
      readonly kind: 'inside';
      readonly consultationId: ConsultationId;
      readonly clinicId: ClinicId;
      readonly isPersonal: boolean;
    }
  | { readonly kind: 'refused' };

/** Finds what the secret of a link opens now in a clinic. */
export interface ArrivalLinks {
  entrance(secret: string, clinicId: ClinicId): Promise<LinkEntrance>;
}
