import { readNotice, targetOf, type Notice } from './notice.ts';

/** As much of a service worker as this one needs; the compiler knows pages alone here. */
interface WorkerScope {
  readonly registration: {
    showNotification(title: string, options: { body: string; tag: string; data: string; icon?: string }): Promise<void>;
  };
  readonly clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: true }): Promise<readonly WorkerClient[]>;
    openWindow(url: string): Promise<unknown>;
  };
}

interface WorkerClient {
  readonly url: string;
  focus(): Promise<unknown>;
}

interface WaitingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

const scope: unknown = globalThis;

addEventListener('push', (event) => {
  if (!waits(event) || !isWorker(scope)) return;
  event.waitUntil(show(scope, readNotice(textOf(event))));
});

addEventListener('notificationclick', (event) => {
  if (!waits(event) || !isWorker(scope)) return;
  event.waitUntil(open(scope, targetOf(event)));
});

/** A browser that was pushed something has to show something: where it can't be read, the little that is sure. */
function show({ registration }: WorkerScope, notice: Notice | null): Promise<void> {
  const { title, body, path, tag } = notice ?? { title: 'Anteroom', body: '', path: '/', tag: 'anteroom' };
  return registration.showNotification(title, { body, tag, data: path });
}

/** Brings the page to the front that is open there already, or opens it. */
async function open({ clients }: WorkerScope, target: ReturnType<typeof targetOf>): Promise<void> {
  target?.close();
  const url = new URL(target?.path ?? '/', location.origin);
  const pages = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  const there = pages.find((page) => new URL(page.url).pathname === url.pathname);
  await (there === undefined ? clients.openWindow(url.href) : there.focus());
}

function waits(event: Event): event is WaitingEvent {
  return 'waitUntil' in event;
}

function isWorker(candidate: unknown): candidate is WorkerScope {
  return typeof candidate === 'object' && candidate !== null && 'registration' in candidate && 'clients' in candidate;
}

/** What was pushed, opened by the browser; empty where there is nothing. */
function textOf(event: Event): string {
  if (!('data' in event) || typeof event.data !== 'object' || event.data === null) return '';
  if (!('text' in event.data) || typeof event.data.text !== 'function') return '';
  const text: unknown = Reflect.apply(event.data.text, event.data, []);
  return typeof text === 'string' ? text : '';
}
