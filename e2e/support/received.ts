import type { BrowserContext, Page } from '@playwright/test';

declare global {
  interface Window {
    /** Every text that came to the page, from sockets, requests and its own document. */
    receivedTexts?: string[];
  }
}

/**
 * Keeps every text that comes to the pages of a context over a WebSocket, a request or long polling, as it came. Call it
 * before a page is opened. It stands in the page, since not every browser shows its wire to a test.
 */
export async function keepReceived(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const texts: string[] = [];
    window.receivedTexts = texts;
    const Socket = window.WebSocket;
    window.WebSocket = class extends Socket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols);
        this.addEventListener('message', ({ data }) => texts.push(String(data)));
      }
    };
    const Request = window.XMLHttpRequest;
    window.XMLHttpRequest = class extends Request {
      constructor() {
        super();
        this.addEventListener('load', () => {
          texts.push(
            this.responseType === '' || this.responseType === 'text' ? this.responseText : String(this.response),
          );
        });
      }
    };
    const { fetch } = window;
    window.fetch = async (...args) => {
      const response = await fetch(...args);
      void response
        .clone()
        .text()
        .then((text) => texts.push(text));
      return response;
    };
    document.addEventListener('DOMContentLoaded', () => texts.push(document.documentElement.outerHTML));
  });
}

/** Lets no WebSocket open in the pages of a context, as some proxies do: long polling is left. */
export async function refuseWebSockets(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const Socket = window.WebSocket;
    window.WebSocket = class extends Socket {
      constructor() {
        // Somebody answers there, but not with a WebSocket.
        super(`${location.origin.replace('http', 'ws')}/health/live`);
      }
    };
  });
}

/** Everything that came to the page since it was loaded, and all that stands in its document. */
export async function receivedBy(page: Page): Promise<string> {
  return page.evaluate(() => [...(window.receivedTexts ?? []), document.documentElement.outerHTML].join('\n'));
}
