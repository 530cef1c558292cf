import { once } from 'node:events';
import { createServer } from 'node:http';

/** A page of somebody else's website. */
export interface ForeignPage {
  readonly lang: string;
  /** Its whole content security policy; beyond it nothing is allowed. */
  readonly policy: string;
  /** What its makers put into it. */
  readonly content: string;
}

/** Somebody else's website, on an origin and a site of its own. */
export interface ForeignSite {
  /** Puts a page there. @returns its address */
  show(page: ForeignPage): string;
  close(): Promise<void>;
}

/** Opens one; its pages follow the device in light and dark. */
export async function openForeignSite(): Promise<ForeignSite> {
  const pages = new Map<string, ForeignPage>();
  const server = createServer(({ url = '' }, answer) => {
    const page = pages.get(url);
    if (page === undefined) return void answer.writeHead(404).end();
    answer.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; ${page.policy}`,
    });
    answer.end(documentOf(page));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    show(page) {
      const path = `/${String(pages.size + 1)}`;
      pages.set(path, page);
      return `http://127.0.0.1:${String(port)}${path}`;
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function documentOf({ lang, content }: ForeignPage): string {
  return `<!doctype html>
<html lang="${lang}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Demo surgery</title>
  </head>
  <body>
    <main>
      <h1>Demo surgery</h1>
      <p>We are here for you.</p>
      ${content}
    </main>
  </body>
</html>`;
}
