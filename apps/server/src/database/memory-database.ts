import { AsyncLocalStorage } from 'node:async_hooks';
import type { PersonId } from '@anteroom/domain';
import { createMemoryAccessStore } from '../features/access/memory-access-store.ts';
import { createMemoryAuditStore } from '../features/audit/memory-audit-store.ts';
import { createMemoryCallInvitationStore } from '../features/call-invitation/memory-call-invitation-store.ts';
import { createMemoryCallStore } from '../features/call/memory-call-store.ts';
import { createMemoryCallerLinkStore } from '../features/caller-link/memory-caller-link-store.ts';
import { createMemoryClinicStore } from '../features/clinic/memory-clinic-store.ts';
import { createMemoryCallerTokenStore } from '../features/consultation/memory-caller-token-store.ts';
import { createMemoryConsultationStore } from '../features/consultation/memory-consultation-store.ts';
import { createMemoryTypedEntryStore } from '../features/consultation/memory-typed-entry-store.ts';
import { createMemoryMailboxStore } from '../features/mail/memory-mailbox-store.ts';
import { createMemoryAlertStore } from '../features/alerts/memory-alert-store.ts';
import { createMemoryPushSubscriptionStore } from '../features/push/memory-push-subscription-store.ts';
import { createMemorySmsStore } from '../features/sms/memory-sms-store.ts';
import { createMemoryNodeStore } from '../features/participant/memory-node-store.ts';
import { createMemoryPresenceStore } from '../features/participant/memory-presence-store.ts';
import { createMemorySingleSignOnStore } from '../features/single-sign-on/memory-single-sign-on-store.ts';
import { createMemoryInvitationStore } from '../features/people/memory-invitation-store.ts';
import { createMemoryTeamStore } from '../features/people/memory-team-store.ts';
import { createMemoryPictureStore, createMemorySettingStore } from '../features/settings/memory-setting-store.ts';
import { createMemoryStructureMapStore } from '../features/structure-map/memory-structure-map-store.ts';
import { createMemoryRoomStore } from '../features/room/memory-room-store.ts';
import { createMemoryGuestLinkStore, createMemoryVisitStore } from '../features/room/memory-visit-store.ts';
import { createMemorySecondFactorStore } from '../features/session/memory-second-factor-store.ts';
import { createMemoryWaitingAreaStore } from '../features/waiting-area/memory-waiting-area-store.ts';
import { createMemoryPastWaitStore } from '../features/waiting-experience/memory-past-wait-store.ts';
import { createMemorySurveyStore } from '../features/waiting-experience/memory-survey-store.ts';
import { createMemoryWaitingFileStore } from '../features/waiting-experience/memory-waiting-file-store.ts';
import { DatabaseError } from './database-error.ts';
import type { Database, Stores } from './database.ts';
import type { MemoryAccess } from './memory/memory-access.ts';
import { listenToStores } from './testing/listen-to-stores.ts';
import type { MemoryJournal } from './memory/memory-table.ts';
import { createMemoryTables } from './memory/memory-tables.ts';

/** A database in memory, for tests: nothing of it outlives the process. */
export interface MemoryDatabase extends Database {
  /** Adds somebody with an account, as signing up does in the others. */
  addPerson(person: { readonly id: PersonId; readonly name: string; readonly email?: string }): Promise<void>;
  /** Tells by name whatever is asked of the stores from now on, such as `calls.load`; nobody any more with null. */
  listen(hear: ((statement: string) => void) | null): void;
  /** Remembers every change from now on. */
  mark(): MemoryMark;
}

/** A moment of a database in memory. Of several, the later one is undone first. */
export interface MemoryMark {
  /** How many rows have been written or deleted since. */
  changes(): Promise<number>;
  /** Makes everything as it was. */
  undo(): Promise<void>;
}

/**
 * Makes an empty database that behaves as PostgreSQL does: transactions one after the other, undone by what they throw,
 * deep copies in and out. Whoever uses the outer stores inside a transaction is told so, where PGlite would hang.
 */
export function createMemoryDatabase(): MemoryDatabase {
  const journal: MemoryJournal = { undo: [], checks: [] };
  const tables = createMemoryTables(journal);
  const current = new AsyncLocalStorage<{ open: boolean }>();
  let turn: Promise<unknown> = Promise.resolve();
  let closed = false;
  const remembered: (() => void)[] = [];
  let isMarked = false;
  let listener: ((statement: string) => void) | null = null;
  const hear = (statement: string): void => listener?.(statement);

  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    if (closed) return Promise.reject(new DatabaseError('The database is closed.'));
    if (current.getStore()?.open === true) {
      return Promise.reject(new DatabaseError('Inside transact use the stores that it hands in.'));
    }
    const done = turn.then(() => atomically(work));
    turn = done.catch(() => undefined);
    return done;
  }

  async function atomically<Value>(work: () => Promise<Value>): Promise<Value> {
    const own = { open: true };
    journal.undo = [];
    journal.checks = [];
    try {
      const value = await current.run(own, work);
      for (const check of journal.checks) check();
      if (isMarked) remembered.push(...journal.undo);
      return value;
    } catch (error) {
      for (const undo of journal.undo.reverse()) undo();
      throw error;
    } finally {
      own.open = false;
    }
  }

  const checkAtCommit = (check: () => void): void => void journal.checks.push(check);
  const outer: MemoryAccess = {
    tables,
    checkAtCommit,
    run: (statement) => inTurn(() => Promise.resolve(statement(tables))),
  };

  return {
    stores: listenToStores(storesOver(outer), hear),
    transact(work) {
      return inTurn(async () => {
        let state: 'open' | 'broken' | 'over' = 'open';
        const run: MemoryAccess['run'] = async (statement) => {
          await Promise.resolve();
          if (state !== 'open') throw new DatabaseError(`The transaction is ${state}.`);
          try {
            return statement(tables);
          } catch (error) {
            state = 'broken';
            throw error;
          }
        };
        try {
          const value = await work(listenToStores(storesOver({ tables, checkAtCommit, run }), hear));
          if (isBroken(state)) throw new DatabaseError('A statement had failed: the transaction was undone.');
          return value;
        } finally {
          state = 'over';
        }
      });
    },
    ready: () => Promise.resolve(!closed),
    async close() {
      closed = true;
      await turn;
    },
    listen(to) {
      listener = to;
    },
    mark() {
      isMarked = true;
      const from = remembered.length;
      return {
        changes: () => outer.run(() => remembered.length - from),
        undo: () =>
          outer.run(() =>
            remembered
              .splice(from)
              .reverse()
              .forEach((undo) => undo()),
          ),
      };
    },
    addPerson: ({ id, name, email = `${id}@anteroom.example` }) =>
      outer.run(({ people }) => people.set(id, { id, name, email: email.toLowerCase() })),
  };
}

/** Asked through a function because the compiler doesn't see that the statements have changed it. */
function isBroken(state: 'open' | 'broken' | 'over'): boolean {
  return state === 'broken';
}

function storesOver(access: MemoryAccess): Stores {
  return {
    clinics: createMemoryClinicStore(access),
    settings: createMemorySettingStore(access),
    pictures: createMemoryPictureStore(access),
    access: createMemoryAccessStore(access),
    consultations: createMemoryConsultationStore(access),
    typedEntries: createMemoryTypedEntryStore(access),
    callerTokens: createMemoryCallerTokenStore(access),
    calls: createMemoryCallStore(access),
    presence: createMemoryPresenceStore(access),
    nodes: createMemoryNodeStore(access),
    waitingAreas: createMemoryWaitingAreaStore(access),
    structureMap: createMemoryStructureMapStore(access),
    audit: createMemoryAuditStore(access),
    rooms: createMemoryRoomStore(access),
    guestLinks: createMemoryGuestLinkStore(access),
    visits: createMemoryVisitStore(access),
    secondFactors: createMemorySecondFactorStore(access),
    mailbox: createMemoryMailboxStore(access),
    sms: createMemorySmsStore(access),
    alerts: createMemoryAlertStore(access),
    pushSubscriptions: createMemoryPushSubscriptionStore(access),
    singleSignOn: createMemorySingleSignOnStore(access),
    invitations: createMemoryInvitationStore(access),
    team: createMemoryTeamStore(access),
    waitingFiles: createMemoryWaitingFileStore(access),
    pastWaits: createMemoryPastWaitStore(access),
    surveys: createMemorySurveyStore(access),
    callerLinks: createMemoryCallerLinkStore(access),
    callInvitations: createMemoryCallInvitationStore(access),
  };
}
