import { randomUUID } from 'node:crypto';
import type { SettingsChange } from '@anteroom/protocol';
import { apiAs, type DemoApi } from './demo-api.ts';
import type { Site } from './tour-parts.ts';

/** A clinic of the demo hospital that nothing else uses. */
export interface OwnClinic {
  readonly slug: string;
  /** As an administrator of the hospital. */
  readonly api: DemoApi;
  /** Sets what nobody has set there before. */
  set(...settings: readonly SettingsChange['set'][number]['setting'][]): Promise<void>;
  /** Closes it: then no list of open clinics knows it. */
  close(): Promise<void>;
}

/** Makes one; to be closed again, since others count the hospital's clinics. */
export async function makeOwnClinic(server: Site, name: string): Promise<OwnClinic> {
  const slug = `own-${randomUUID().slice(0, 8)}`;
  const api = await apiAs(server, 'Ingrid Solberg');
  await api.post('/api/organisations/nordby/clinics', { name, slug });
  return {
    slug,
    api,
    async set(...settings) {
      const set = settings.map((setting) => ({ setting, revision: 0 }));
      await api.post(`/api/clinics/${slug}/settings`, { set, inherit: [] });
    },
    async close() {
      await api.post(`/api/clinics/${slug}/close`, {});
    },
  };
}
