/** How long a server may take to answer, in milliseconds: far beyond what one that is well needs on a machine that is strained. */
const patience = 30_000;

/** Asks a server without a page, as `fetch` does. Throws where no answer begins, with what it was asked: a test that merely hangs says nothing. */
export async function ask(url: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(patience) });
  } catch (error) {
    throw new Error(`No answer to ${init.method ?? 'GET'} ${new URL(url).pathname}`, { cause: error });
  }
}
