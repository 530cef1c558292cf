import type { SettingsChange } from '@anteroom/protocol';
import { makeOwnClinic } from './own-clinic.ts';
import type { Site } from './tour-parts.ts';

/** A clinic that nothing else uses, in which the same thing can be set again and again. */
export interface SettableClinic {
  readonly slug: string;
  set(setting: SettingsChange['set'][number]['setting']): Promise<void>;
  close(): Promise<void>;
}

/** Makes one; to be closed again. */
export async function makeClinic(server: Site, name: string): Promise<SettableClinic> {
  const { slug, api, close } = await makeOwnClinic(server, name);
  const revisions = new Map<string, number>();
  return {
    slug,
    close,
    async set(setting) {
      const revision = revisions.get(setting.key) ?? 0;
      await api.post(`/api/clinics/${slug}/settings`, { set: [{ setting, revision }], inherit: [] });
      revisions.set(setting.key, revision + 1);
    },
  };
}
