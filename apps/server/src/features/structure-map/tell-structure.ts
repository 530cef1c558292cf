import { isClinicId, mapScope } from '@anteroom/domain';
import type { ClinicId, Instant, MapClinic, OrganisationId, PersonId } from '@anteroom/domain';
import type { StructureDelta } from '@anteroom/protocol';
import type { Database } from '../../database/database.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import type { StructureAudience, StructureNews } from '../../realtime/structure-audience.ts';
import type { MediaServerPresence } from '../../session/media-server-presence.ts';
import { actorOf } from '../access/read-model.ts';
import { floorView, userRoomsView } from './read-model.ts';

/** How often a page is told at most, in milliseconds. */
export const tellEvery = 1_000;

/** Tells the pages of this node that watch structure maps what has changed (S9). */
export interface StructureTeller {
  /** Something that is counted in this clinic has changed, on this node. */
  touched(clinicId: ClinicId): void;
  /** A page was just given these floors: what is told later is compared with them. */
  shown(floors: readonly MapClinic[]): void;
  /** Tells what has gathered; to be called every second. */
  tick(): Promise<void>;
  /** Looks for changes that nobody told this node of; to be called now and then. */
  refresh(): Promise<void>;
}

/**
 * Makes it. Changes are gathered by organisation and told at most once a second; the first one after a quiet second is told
 * at once. Who watches is looked up anew each time, so that whoever lost their role hears nothing more.
 */
export function createStructureTeller(tools: {
  readonly database: Database;
  readonly audience: StructureAudience;
  readonly news: StructureNews;
  readonly mediaServer: MediaServerPresence;
  readonly clock: Clock;
  readonly log: Log;
}): StructureTeller {
  const { database, audience, news, mediaServer, clock, log } = tools;
  const homes = new Map<ClinicId, OrganisationId>();
  const gathered = new Map<OrganisationId, Set<ClinicId>>();
  const toldAt = new Map<OrganisationId, Instant>();
  /** What each floor said when it was last told, and in which revision. */
  const told = new Map<ClinicId, { readonly counts: string; readonly revision: number }>();
  const running = new Set<OrganisationId>();

  async function gather(clinicId: ClinicId): Promise<void> {
    if (audience.organisations().length === 0) return;
    const home = homes.get(clinicId) ?? (await database.stores.clinics.byId(clinicId))?.organisation.id;
    if (home === undefined) return;
    homes.set(clinicId, home);
    if (audience.of(home).length === 0) return;
    put(home, [clinicId]);
    if (clock.now() - (toldAt.get(home) ?? 0) >= tellEvery) await tell(home);
  }

  function put(organisationId: OrganisationId, ids: Iterable<ClinicId>): void {
    const there = gathered.get(organisationId) ?? new Set();
    for (const id of ids) there.add(id);
    gathered.set(organisationId, there);
  }

  async function tell(organisationId: OrganisationId): Promise<void> {
    const ids = gathered.get(organisationId);
    if (ids === undefined || running.has(organisationId)) return;
    running.add(organisationId);
    gathered.delete(organisationId);
    toldAt.set(organisationId, clock.now());
    try {
      const found = await database.stores.structureMap.clinics(organisationId, [...ids]);
      const changed = found.filter(isNews);
      const there = new Set(found.map(({ id }) => id));
      const gone = [...ids].filter((id) => !there.has(id));
      await tellEverybody(organisationId, changed, gone);
      for (const floor of found) told.set(floor.id, { counts: countsIn(floor), revision: floor.revision });
    } catch (error) {
      put(organisationId, ids);
      log.error({ err: error }, 'A structure map could not be told.');
    } finally {
      running.delete(organisationId);
    }
  }

  async function tellEverybody(
    organisationId: OrganisationId,
    changed: readonly MapClinic[],
    gone: readonly ClinicId[],
  ): Promise<void> {
    const actors = new Map<PersonId, ReturnType<typeof actorOf>>();
    for (const watcher of audience.of(organisationId)) {
      const { personId } = watcher;
      const asked = actors.get(personId) ?? actorOf({ kind: 'staff', personId }, database.stores);
      actors.set(personId, asked);
      const scope = mapScope(await asked, organisationId);
      if (!scope.ok) {
        watcher.leave();
        continue;
      }
      const sees = (id: ClinicId): boolean => scope.value === 'all' || scope.value.includes(id);
      const userRooms = await database.stores.structureMap.userRooms(organisationId, personId);
      const delta: StructureDelta = {
        organisationId,
        now: clock.now(),
        changed: changed.filter(({ id }) => sees(id)).map((floor) => floorView(floor, mediaServer)),
        gone: gone.filter(sees),
        userRooms: userRooms.length === 0 ? null : userRoomsView(userRooms),
      };
      if (delta.changed.length + delta.gone.length > 0 || delta.userRooms !== null) watcher.tell(delta);
    }
  }

  function isNews(floor: MapClinic): boolean {
    return told.get(floor.id)?.counts !== countsIn(floor);
  }

  news.onHeard((clinicId) => {
    if (isClinicId(clinicId)) safely(gather(clinicId));
  });

  function safely(work: Promise<void>): void {
    work.catch((error: unknown) => log.error({ err: error }, 'A change was not found on the structure map.'));
  }

  return {
    touched(clinicId) {
      news.passOn(clinicId);
      safely(gather(clinicId));
    },
    shown(floors) {
      for (const floor of floors) {
        const earlier = told.get(floor.id);
        if (earlier === undefined) told.set(floor.id, { counts: countsIn(floor), revision: floor.revision });
        // Pages differ in what they have heard: the next change is news to one of them, whatever it is.
        else if (earlier.counts !== countsIn(floor)) told.delete(floor.id);
      }
    },
    async tick() {
      for (const organisationId of [...gathered.keys()]) await tell(organisationId);
    },
    async refresh() {
      for (const organisationId of audience.organisations()) {
        const revisions = await database.stores.structureMap.revisions(organisationId);
        const others = [...revisions].filter(([id, revision]) => told.get(id)?.revision !== revision);
        if (others.length > 0)
          put(
            organisationId,
            others.map(([id]) => id),
          );
      }
    },
  };
}

/** All of a floor but its revision: where only that has changed, nobody needs to be told. */
function countsIn({ revision: _, ...floor }: MapClinic): string {
  return JSON.stringify(floor);
}
