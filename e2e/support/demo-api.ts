import { ask as askServer, signInStaff } from '@anteroom/testkit';
import { emailOf } from './people.ts';
import type { Site } from './tour-parts.ts';

/** Somebody of the demo hospital who asks the server without a page. Throws where the server refuses. */
export interface DemoApi {
  get(path: string): Promise<unknown>;
  post(path: string, body: unknown): Promise<unknown>;
}

/** Signs in as somebody of the demo hospital. */
export async function apiAs(server: Site, person: string): Promise<DemoApi> {
  const cookie = await signInStaff(server, emailOf(person));
  const ask = async (path: string, init: RequestInit): Promise<unknown> => {
    const answer = await askServer(`${server.url}${path}`, init);
    if (!answer.ok) throw new Error(`${path} was refused to ${person}: ${String(answer.status)}`);
    const text = await answer.text();
    return text === '' ? null : JSON.parse(text);
  };
  return {
    get: (path) => ask(path, { headers: { cookie } }),
    post: (path, body) =>
      ask(path, {
        method: 'POST',
        headers: { cookie, origin: server.url, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  };
}
