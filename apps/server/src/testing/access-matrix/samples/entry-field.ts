import { readyField, type EntryField } from '@anteroom/domain';
import type { RouteSamples, Situation } from '../sample.ts';

const urgency: EntryField = {
  ...readyField('whereabouts'),
  ...{ id: 'urgency', ready: null, audience: 'staff', label: { text: 'Urgency', translations: {} } },
};

/** The clinic asks its staff for something. */
async function withField({ world, spot }: Situation): Promise<void> {
  const { settings } = world.server.database.stores;
  await settings.change({ clinicId: spot.clinic.id }, { key: 'entryFields', value: [urgency] }, 0);
}

export const entryFieldRouteSamples: RouteSamples<'listEntryFields' | 'fillEntryFields'> = {
  listEntryFields: [{ request: ({ spot }) => ({ params: { clinic: spot.clinic.slug } }) }],
  fillEntryFields: [
    {
      request: async (at) => {
        await withField(at);
        return {
          params: { consultationId: at.spot.stay.id },
          body: { values: [{ id: 'urgency', value: 'Today' }] },
        };
      },
    },
  ],
};
