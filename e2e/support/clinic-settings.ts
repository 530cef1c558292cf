import { routes } from '@anteroom/protocol';
import type { DemoApi } from './demo-api.ts';

/** Sets some things for a clinic, whatever they were. */
export async function setForClinic(
  api: DemoApi,
  clinic: string,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  const path = `/api/clinics/${clinic}/settings`;
  const { revisions } = routes.clinicSettings.reply.parse(await api.get(path));
  const set = Object.entries(values).map(([key, value]) => ({
    setting: { key, value },
    revision: revisions[key] ?? 0,
  }));
  await api.post(path, { set, inherit: [] });
}

/** Gives some settings of a clinic back to its organisation. */
export async function giveBackForClinic(api: DemoApi, clinic: string, keys: readonly string[]): Promise<void> {
  const path = `/api/clinics/${clinic}/settings`;
  const { revisions } = routes.clinicSettings.reply.parse(await api.get(path));
  await api.post(path, { set: [], inherit: keys.map((key) => ({ key, revision: revisions[key] ?? 0 })) });
}
