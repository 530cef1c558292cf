import { afterEach, beforeEach, describe } from 'vitest';
import { describeAccess } from './testing/access.behaviour.ts';
import { describeCallInvitations } from './testing/call-invitations.behaviour.ts';
import { describeCalls } from './testing/calls.behaviour.ts';
import { describeClinics } from './testing/clinics.behaviour.ts';
import { describeConsultations } from './testing/consultations.behaviour.ts';
import { describeInvitations } from './testing/invitations.behaviour.ts';
import { describeMailbox } from './testing/mailbox.behaviour.ts';
import { describePeople } from './testing/people.behaviour.ts';
import { describePresence } from './testing/presence.behaviour.ts';
import { describeAlerts } from './testing/alerts.behaviour.ts';
import { describePushSubscriptions } from './testing/push-subscriptions.behaviour.ts';
import { describeSms } from './testing/sms.behaviour.ts';
import { describeSingleSignOn } from './testing/single-sign-on.behaviour.ts';
import { describeSettings } from './testing/settings.behaviour.ts';
import { describeStructureMap } from './testing/structure-map.behaviour.ts';
import { describeCallerLinks } from './testing/caller-links.behaviour.ts';
import { describeRooms } from './testing/rooms.behaviour.ts';
import { describeSecondFactors } from './testing/second-factors.behaviour.ts';
import { describeWaitingExperience } from './testing/waiting-experience.behaviour.ts';
import type { OpenTestDatabase, TestDatabase } from './testing/test-database.ts';
import { describeTransactions } from './testing/transactions.behaviour.ts';
import { describeTypedEntries } from './testing/typed-entries.behaviour.ts';

export interface BehaviourOptions {
  /** Opens a database with nothing in it, before each test. */
  readonly open: OpenTestDatabase;
  /** Whether transactions run side by side. */
  readonly parallel: boolean;
}

/** Everything that a database must do, whatever it is made of. */
export function describeDatabase(name: string, { open, parallel }: BehaviourOptions): void {
  describe(name, () => {
    let test: TestDatabase | undefined;
    beforeEach(async () => {
      test = await open();
    });
    afterEach(async () => {
      await test?.close();
      test = undefined;
    });
    const current = (): TestDatabase => {
      if (test === undefined) throw new Error('No database is open.');
      return test;
    };

    describeClinics(current);
    describeSettings(current);
    describeAccess(current);
    describeConsultations(current);
    describeCalls(current);
    describeTypedEntries(current);
    describePresence(current);
    describeRooms(current);
    describeCallerLinks(current);
    describeCallInvitations(current);
    describeMailbox(current);
    describeSms(current);
    describeAlerts(current);
    describePushSubscriptions(current);
    describeSingleSignOn(current);
    describeStructureMap(current);
    describePeople(current, { parallel });
    describeInvitations(current);
    describeSecondFactors(current);
    describeWaitingExperience(current);
    describeTransactions(current, { parallel });
  });
}
