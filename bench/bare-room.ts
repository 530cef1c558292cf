import { once } from 'node:events';
import { WebSocket } from 'ws';
import * as z from 'zod/mini';
import { openMediaLoad, type MediaLoad } from './media-load.ts';

/** What a Janus says, as far as it is looked at. */
const said = z.object({
  janus: z.string(),
  transaction: z.optional(z.string()),
  data: z.optional(z.object({ id: z.number() })),
  jsep: z.optional(z.object({ sdp: z.string() })),
  plugindata: z.optional(z.object({ data: z.object({ error: z.optional(z.string()) }) })),
});
type Said = z.infer<typeof said>;

/** The room that a bare Janus has. */
const room = 1;
const keepAliveEvery = 20_000;

/** So many send over a bare Janus and get what all others send, by its own protocol. */
export async function openBareRoom(url: string, people: number): Promise<readonly MediaLoad[]> {
  const janus = await openSession(url);
  const ids = Array.from({ length: people }, (_, index) => index + 1);
  const loads = [];
  for (const id of ids) {
    const load = openMediaLoad();
    const handle = await janus.attach();
    await janus.tell(handle, { request: 'join', ptype: 'publisher', room, id });
    load.accept(await janus.tell(handle, { request: 'publish' }, { type: 'offer', sdp: await load.offer() }));
    await load.untilConnected();
    loads.push({ id, load });
  }
  for (const { id, load } of loads) {
    const handle = await janus.attach();
    const streams = ids.filter((other) => other !== id).map((feed) => ({ feed }));
    const offer = await janus.tell(handle, { request: 'join', ptype: 'subscriber', room, streams });
    await janus.tell(handle, { request: 'start' }, { type: 'answer', sdp: await load.answer(offer) });
  }
  const [first, ...others] = loads.map(({ load }) => load);
  if (first === undefined) return [];
  const close = (): void => {
    first.close();
    janus.close();
  };
  return [{ ...first, close }, ...others];
}

async function openSession(url: string) {
  const wire = new WebSocket(url, 'janus-protocol');
  const asked = new Map<string, (answer: Said) => void>();
  let session = {};
  let number = 0;
  wire.on('message', (data) => {
    const answer = said.parse(JSON.parse(String(data)));
    if (answer.janus === 'ack' || answer.transaction === undefined) return;
    asked.get(answer.transaction)?.(answer);
    asked.delete(answer.transaction);
  });
  await once(wire, 'open');

  function ask(request: object): Promise<Said> {
    number += 1;
    const transaction = String(number);
    wire.send(JSON.stringify({ ...request, ...session, transaction }));
    return new Promise((resolve) => asked.set(transaction, resolve));
  }
  const idIn = ({ data }: Said): number => {
    if (data === undefined) throw new Error('Janus gave no id.');
    return data.id;
  };
  session = { session_id: idIn(await ask({ janus: 'create' })) };
  const timer = setInterval(() => void ask({ janus: 'keepalive' }), keepAliveEvery);

  return {
    attach: async (): Promise<number> => idIn(await ask({ janus: 'attach', plugin: 'janus.plugin.videoroom' })),
    /** @returns the description that came along; empty where none did */
    async tell(handle: number, body: object, jsep?: { readonly type: 'offer' | 'answer'; readonly sdp: string }) {
      const answer = await ask({ janus: 'message', handle_id: handle, body, ...(jsep === undefined ? {} : { jsep }) });
      const problem = answer.plugindata?.data.error;
      if (problem !== undefined) throw new Error(`Janus refused: ${problem}`);
      return answer.jsep?.sdp ?? '';
    },
    close() {
      clearInterval(timer);
      wire.close();
    },
  };
}
