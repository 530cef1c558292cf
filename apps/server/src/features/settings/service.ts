import { createHash } from 'node:crypto';
import {
  accepted,
  isAcceptable,
  isAccent,
  logoProblem,
  readPicture,
  refused,
  settingDefinitions,
  type Place,
  type Result,
  type SettingKey,
} from '@anteroom/domain';
import type { SettingsChange, SettingsView } from '@anteroom/protocol';
import type { Stores } from '../../database/database.ts';
import type { Refusal } from '../../refusal.ts';
import type { SessionTools } from '../../session/sessions.ts';
import { actorOf, permit, type Identity } from '../access/read-model.ts';
import { organisationPlace, placeOf } from '../clinic/read-model.ts';
import { ownsFiles } from '../waiting-experience/read-model.ts';
import { readSettings, type SettingsPlace, type TellSettings } from './read-model.ts';
import type { Scope, SettingChange } from './setting-store.ts';

/** An organisation or a clinic by its slug. */
export type SettingsAddress = { readonly organisation: string } | { readonly clinic: string };

/** What is set, and setting it (S10, A1). */
export interface SettingsService {
  read(address: SettingsAddress, identity: Identity): Promise<Result<SettingsView, Refusal>>;
  /** Saves all changes or none. Refuses `conflict` where somebody else was first, with the key as the field. */
  change(address: SettingsAddress, change: SettingsChange, identity: Identity): Promise<Result<SettingsView, Refusal>>;
  /** @param data the picture as base64 */
  uploadLogo(
    address: SettingsAddress,
    upload: { readonly data: string; readonly revision: number },
    identity: Identity,
  ): Promise<Result<SettingsView, Refusal>>;
}

interface Found extends SettingsPlace {
  readonly scope: Scope;
  readonly place: Place;
}

/** Makes the service. */
export function createSettingsService(
  tools: Pick<SessionTools, 'database' | 'change' | 'clock'> & Partial<Pick<SessionTools, 'offersRelay'>>,
  tell: TellSettings,
): SettingsService {
  async function find(stores: Stores, address: SettingsAddress): Promise<Found | null> {
    if ('clinic' in address) {
      const found = await stores.clinics.bySlug(address.clinic);
      return found === null ? null : { ...found, scope: { clinicId: found.clinic.id }, place: placeOf(found) };
    }
    const organisation = await stores.clinics.organisationBySlug(address.organisation);
    if (organisation === null) return null;
    const scope = { organisationId: organisation.id };
    return { organisation, clinic: null, scope, place: organisationPlace(organisation.id) };
  }

  /** Whether somebody may set all of these keys there, each by its own verb. */
  async function open(
    stores: Stores,
    address: SettingsAddress,
    keys: readonly SettingKey[],
    identity: Identity,
  ): Promise<Result<Found, Refusal>> {
    const actor = await actorOf(identity, stores);
    const found = await find(stores, address);
    const least = 'clinic' in address ? 'configure-clinic' : 'configure-organisation-interface';
    const permission = permit(actor, least, found?.place ?? null);
    if (!permission.ok) return permission;
    if (found === null) return refused({ code: 'not-found' });
    for (const key of keys) {
      const verb = settingDefinitions[key]['clinic' in address ? 'clinic' : 'organisation'];
      if (verb === null) return refused({ code: 'invalid-input', field: key });
      const may = permit(actor, verb, found.place);
      if (!may.ok) return refused({ ...may.refusal, field: key });
    }
    return accepted(found);
  }

  /** Addresses are hidden behind a relay, so that without one nobody could be reached. */
  function lacksRelay({ key, value }: SettingChange): boolean {
    return key === 'hidesAddresses' && value === true && tools.offersRelay?.() !== true;
  }

  async function save(
    stores: Stores,
    found: Found,
    changes: readonly { readonly change: SettingChange; readonly seen: number }[],
    identity: Identity,
  ): Promise<Result<null, Refusal>> {
    for (const { change, seen } of changes) {
      if (!(await stores.settings.change(found.scope, change, seen)))
        return refused({ code: 'conflict', field: change.key });
      // A logo that is no longer used is no longer kept.
      const keepsPicture = change.key !== 'logo' || change.value?.kind === 'picture';
      if (!keepsPicture) await stores.pictures.drop(found.scope);
    }
    const actor = identity.kind === 'staff' ? ({ kind: 'staff', personId: identity.personId } as const) : null;
    await stores.audit.append(
      changes.map(({ change: { key, value } }) => ({
        at: tools.clock.now(),
        actor: actor ?? { kind: 'system' },
        verb: `${value === undefined ? 'inherit' : 'set'}-${key}`,
        clinicId: found.clinic?.id ?? null,
        subject: found.clinic?.id ?? found.organisation.id,
      })),
    );
    return accepted(null);
  }

  function told(found: Found, view: SettingsView): Result<SettingsView, Refusal> {
    tell(found.organisation.id, found.clinic?.id ?? null);
    return accepted(view);
  }

  return {
    async read(address, identity) {
      const { stores } = tools.database;
      const found = await open(stores, address, [], identity);
      return found.ok ? accepted(await readSettings(stores, found.value)) : found;
    },

    async change(address, { set, inherit }, identity) {
      const changes = [
        ...set.map(({ setting, revision }) => ({ change: setting, seen: revision })),
        ...inherit.map(({ key, revision }) => ({ change: { key, value: undefined }, seen: revision })),
      ];
      const keys = changes.map(({ change }) => change.key);
      const result = await tools.change(async (stores) => {
        const found = await open(stores, address, keys, identity);
        if (!found.ok) return found;
        for (const { change } of changes) {
          const problem = problemWith(change) ?? (lacksRelay(change) ? 'relay-absent' : null);
          if (problem !== null) return refused({ code: problem, field: change.key });
          if (!(await ownsWhatItShows(stores, found.value, change)))
            return refused({ code: 'invalid-input', field: change.key });
        }
        const saved = await save(stores, found.value, changes, identity);
        if (!saved.ok) return saved;
        return accepted({ found: found.value, view: await readSettings(stores, found.value) });
      });
      return result.ok ? told(result.value.found, result.value.view) : result;
    },

    async uploadLogo(address, { data, revision }, identity) {
      const bytes = Uint8Array.from(Buffer.from(data, 'base64'));
      const result = await tools.change(async (stores) => {
        const found = await open(stores, address, ['logo'], identity);
        if (!found.ok) return found;
        const facts = readPicture(bytes);
        const problem = logoProblem(bytes);
        if (problem !== null || facts === null) return refused({ code: logoCodes[problem ?? 'not-a-picture'] });
        const { scope, organisation, clinic } = found.value;
        const hash = createHash('sha256')
          .update(clinic?.id ?? organisation.id)
          .update(bytes)
          .digest('base64url');
        const { type, width, height } = facts;
        const change = { key: 'logo', value: { kind: 'picture', hash, width, height } } as const;
        const saved = await save(stores, found.value, [{ change, seen: revision }], identity);
        if (!saved.ok) return saved;
        await stores.pictures.put(scope, { hash, type, bytes });
        return accepted({ found: found.value, view: await readSettings(stores, found.value) });
      });
      return result.ok ? told(result.value.found, result.value.view) : result;
    },
  };
}

/** Content shows files of the clinic itself, or of its organisation. */
async function ownsWhatItShows(
  stores: Stores,
  { scope, organisation }: Found,
  change: SettingChange,
): Promise<boolean> {
  if (change.key !== 'waitingContent' || change.value === undefined) return true;
  return ownsFiles(stores, change.value, [scope, { organisationId: organisation.id }]);
}

const logoCodes = {
  'too-large': 'payload-too-large',
  'not-a-picture': 'not-a-picture',
  'wrong-size': 'picture-size',
} as const;

/** What is wrong with a value beyond its shape. */
function problemWith(change: SettingChange): 'invalid-input' | 'accent-unreadable' | null {
  if (change.value === undefined) return null;
  if (change.key === 'accent') return isAccent(change.value) ? null : 'accent-unreadable';
  return isAcceptable(change.key, change.value) ? null : 'invalid-input';
}
