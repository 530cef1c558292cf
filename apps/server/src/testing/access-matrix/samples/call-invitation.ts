import type { InvitedAs } from '@anteroom/domain';
import { routes } from '@anteroom/protocol';
import { randomIds } from '../../../platform/ids.ts';
import { origin } from '../../server-in-memory.ts';
import { callWith } from '../in-call.ts';
import type { RouteSamples, Sample, Situation, SentToRoute } from '../sample.ts';

/** A call that one may not know of has a code of its own, the same for every reason. */
const hidden = { 'not-found': 'not-in-this-call' } as const;

const ofCall = async (at: Situation) => ({ callId: (await callWith(at)).callId });

/** An invitation into the call, made by a professional who may; then whoever is tried is in their place. */
async function addInvitation(at: Situation, as: InvitedAs = 'participant') {
  const { server, host } = at.world;
  const { callId } = await callWith({ ...at, guesses: true });
  const answer = await server.app.inject({
    method: 'POST',
    url: routes.makeCallInvitation.path.replace(':callId', callId),
    headers: { origin, cookie: host.cookie },
    payload: { as },
  });
  const { id, path } = routes.makeCallInvitation.reply.parse(answer.json());
  await callWith(at);
  return { path: path ?? '', params: { callId, invitationId: id } };
}

/** Somebody knocks by an invitation. */
async function addKnock(at: Situation) {
  const { path, params } = await addInvitation(at);
  const answer = await at.world.server.app.inject({
    method: 'POST',
    url: path,
    headers: { origin, accept: 'application/json' },
    payload: { name: 'Sam' },
  });
  if (answer.statusCode !== 201) throw new Error(`Somebody invited could not knock: ${answer.body}`);
  return { params };
}

const paramsOnly = async (at: Situation) => ({ params: (await addInvitation(at)).params });

/** Somebody to write to; each time somebody else, since only so many messages go to one address. */
const receiver = () => ({ to: `${randomIds.person().toLowerCase()}@demo.anteroom.example`, locale: 'en' as const });
let texted = 0;
const phone = () => {
  texted += 1;
  return { to: `+4671${String(1_000_000 + texted)}`, locale: 'en' as const };
};

function tried<const Request extends SentToRoute>(
  request: (at: Situation) => Promise<Request>,
): readonly [Sample<Request>] {
  return [{ refused: hidden, request }];
}

export const callInvitationRouteSamples: RouteSamples<
  | 'listCallInvitations'
  | 'makeCallInvitation'
  | 'withdrawCallInvitation'
  | 'admitInvited'
  | 'declineInvited'
  | 'callInvitationWords'
  | 'sendCallInvitation'
  | 'textCallInvitation'
> = {
  listCallInvitations: tried(async (at) => ({ params: await ofCall(at) })),
  makeCallInvitation: tried(async (at) => ({ params: await ofCall(at), body: { as: 'interpreter' } })),
  withdrawCallInvitation: tried(paramsOnly),
  admitInvited: tried(addKnock),
  declineInvited: tried(addKnock),
  callInvitationWords: tried(async (at) => ({ ...(await paramsOnly(at)), query: { locale: 'de' } })),
  sendCallInvitation: tried(async (at) => ({ ...(await paramsOnly(at)), body: receiver() })),
  textCallInvitation: tried(async (at) => ({ ...(await paramsOnly(at)), body: phone() })),
};
