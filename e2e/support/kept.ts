import type { BrowserContext, Page } from '@playwright/test';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

declare global {
  interface Window {
    /** Every text that the page sent to the server. */
    sentTexts?: string[];
  }
}

/**
 * Keeps every text that the pages of a context send to the server, over a WebSocket or a request. Call it before a page
 * is opened. It stands in the page, since not every browser shows its wire to a test.
 */
export async function keepSent(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const texts: string[] = [];
    window.sentTexts = texts;
    const Socket = window.WebSocket;
    window.WebSocket = class extends Socket {
      override send(data: Parameters<WebSocket['send']>[0]): void {
        texts.push(String(data));
        super.send(data);
      }
    };
    const Request = window.XMLHttpRequest;
    window.XMLHttpRequest = class extends Request {
      override send(body?: XMLHttpRequestBodyInit | Document | null): void {
        texts.push(String(body));
        super.send(body);
      }
    };
    const { fetch } = window;
    window.fetch = (input, init) => {
      texts.push(input instanceof URL || typeof input === 'string' ? String(input) : input.url, String(init?.body));
      return fetch(input, init);
    };
  });
}

/** What a page has sent to the server since it was opened. */
export function sentBy(page: Page): Promise<string> {
  return page.evaluate(() => (window.sentTexts ?? []).join('\n'));
}

/** Everything that the browser keeps for the page's place: both storages, databases by name, caches with their addresses. */
export function keptBy(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const cached = await Promise.all(
      (await caches.keys()).map(async (name) => {
        const requests = await (await caches.open(name)).keys();
        return [name, requests.map(({ url }) => url)];
      }),
    );
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, databases, cached, document.cookie]);
  });
}

/** The files of a folder in which a word stands. */
export async function filesWith(folder: string, word: string): Promise<readonly string[]> {
  // It answers 1 where there is none.
  const found = await run('grep', ['-rlaF', word, folder]).catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 1) return { stdout: '' };
    throw cause;
  });
  return found.stdout.split('\n').filter((line) => line !== '');
}
