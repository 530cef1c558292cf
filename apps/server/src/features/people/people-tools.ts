import type { PersonId } from '@anteroom/domain';
import type { Change } from '../../change.ts';
import type { Database } from '../../database/database.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Mailer } from '../mail/read-model.ts';
import type { Identity } from '../session/read-model.ts';

/** What the commands about people work with. */
export interface PeopleTools {
  readonly database: Database;
  readonly change: Change;
  readonly identity: Pick<Identity, 'personByEmail' | 'createPerson' | 'removePerson' | 'isMailboxProven'>;
  readonly mailer: Mailer;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'invitation'>;
  /** Tells the pages of somebody, on every node, that they are something else from now on. */
  readonly standingChanged: (person: PersonId) => void;
}
