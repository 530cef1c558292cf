import { ask } from './ask.ts';
import type { TestServer } from './built-server.ts';

/** Signs in as somebody of the demo hospital; answers the session's cookie, as a request sends it. */
export async function signInStaff(server: Pick<TestServer, 'url' | 'password'>, email: string): Promise<string> {
  const answer = await ask(`${server.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ email, password: server.password }),
  });
  const [cookie] = answer.headers.getSetCookie();
  if (!answer.ok || cookie === undefined) throw new Error(`Signing in was refused: ${String(answer.status)}`);
  return cookie.split(';')[0] ?? '';
}
