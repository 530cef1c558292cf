import { routes } from '@anteroom/protocol';
import { randomIds } from '../../../platform/ids.ts';
import { origin } from '../../server-in-memory.ts';
import type { RouteSamples, Situation } from '../sample.ts';

const personal = {
  kind: 'personal',
  details: { firstName: 'Alice', lastName: 'Andersson', phone: '070 555 01 34' },
} as const;

/** The time of a sample's link, an hour after the world's. */
const soon = ({ world }: Pick<Situation, 'world'>): number => world.server.clock.now() + 3_600_000;

/** Makes a link, as a professional does who may. */
async function addLink(at: Situation) {
  const { server, host } = at.world;
  const clinicId = at.spot.clinic.id;
  const answer = await server.app.inject({
    method: 'POST',
    url: `/api/clinics/${clinicId}/caller-links`,
    headers: { origin, cookie: host.cookie },
    payload: { ...personal, expiresAt: soon(at) },
  });
  const { id } = routes.makeCallerLink.reply.parse(answer.json());
  return { clinicId, linkId: id };
}

/** Somebody to write to; each time somebody else, since only so many messages go to one address. */
const receiver = (): { readonly to: string; readonly locale: 'en' } => ({
  to: `${randomIds.person().toLowerCase()}@demo.anteroom.example`,
  locale: 'en',
});

/** Somebody to text; each time another number, for the same reason. */
let texted = 0;
const phone = (): { readonly to: string; readonly locale: 'en' } => {
  texted += 1;
  return { to: `+4670${String(1_000_000 + texted)}`, locale: 'en' };
};

export const callerLinkRouteSamples: RouteSamples<
  | 'listCallerLinks'
  | 'makeCallerLink'
  | 'revokeCallerLink'
  | 'callerLinkWords'
  | 'sendCallerLink'
  | 'clinicLinkWords'
  | 'sendClinicLink'
  | 'textCallerLink'
  | 'textClinicLink'
> = {
  listCallerLinks: [
    { request: ({ spot }) => ({ params: { clinicId: spot.clinic.id }, query: { kind: 'scheduled' } }) },
  ],
  makeCallerLink: [
    {
      what: 'a scheduled one',
      request: (at) => ({
        params: { clinicId: at.spot.clinic.id },
        body: { kind: 'scheduled', startsAt: soon(at), earlyMinutes: 15, lateMinutes: 60, note: 'Alice' },
      }),
    },
    {
      what: 'a personal one',
      request: (at) => ({ params: { clinicId: at.spot.clinic.id }, body: { ...personal, expiresAt: soon(at) } }),
    },
  ],
  revokeCallerLink: [{ request: async (at) => ({ params: await addLink(at) }) }],
  callerLinkWords: [{ request: async (at) => ({ params: await addLink(at), query: { locale: 'de' } }) }],
  sendCallerLink: [{ request: async (at) => ({ params: await addLink(at), body: receiver() }) }],
  clinicLinkWords: [{ request: ({ spot }) => ({ params: { clinicId: spot.clinic.id }, query: { locale: 'en' } }) }],
  sendClinicLink: [{ request: ({ spot }) => ({ params: { clinicId: spot.clinic.id }, body: receiver() }) }],
  textCallerLink: [{ request: async (at) => ({ params: await addLink(at), body: phone() }) }],
  textClinicLink: [{ request: ({ spot }) => ({ params: { clinicId: spot.clinic.id }, body: phone() }) }],
};
