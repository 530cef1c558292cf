/** What is shown, and the path of ours that opens when it is pressed. */
export interface Notice {
  readonly title: string;
  readonly body: string;
  readonly path: string;
  readonly tag: string;
}

/** Reads what was pushed; null for anything that isn't a notice of ours. */
export function readNotice(text: string): Notice | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const [title, body, path, tag] = ['title', 'body', 'path', 'tag'].map((name) => textIn(value, name));
  if (title === undefined || body === undefined || path === undefined || tag === undefined) return null;
  return isOwnPath(path) ? { title, body, path, tag } : null;
}

/** Where a notification that was pressed leads, and how to take it away. */
export function targetOf(event: Event): { readonly path: string; close(): void } | null {
  if (!('notification' in event)) return null;
  const { notification } = event;
  if (typeof notification !== 'object' || notification === null) return null;
  const path = textIn(notification, 'data');
  return {
    path: path !== undefined && isOwnPath(path) ? path : '/',
    close() {
      if ('close' in notification && typeof notification.close === 'function')
        Reflect.apply(notification.close, notification, []);
    },
  };
}

function isOwnPath(path: string): boolean {
  return /^\/(?![/\\])/.test(path);
}

function textIn(value: object, name: string): string | undefined {
  const found: unknown = Object.entries(value).find(([key]) => key === name)?.[1] ?? Reflect.get(value, name);
  return typeof found === 'string' ? found : undefined;
}
