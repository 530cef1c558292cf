import { pushSubscriptionInput, type PushSubscriptionInput } from '@anteroom/protocol';
import * as z from 'zod/mini';

/** Why this browser takes no Web Push: it can't, its person said no, or its maker's service isn't reached. */
export type PushProblem = 'unsupported' | 'denied' | 'failed';

const worker = '/push-worker.js';

/** Whether this browser could take Web Push at all: it knows how, and the page is secure. */
export function canPush(): boolean {
  return isSecureContext && 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
}

/**
 * Lets this browser take Web Push; to be called from a press, since the browser asks its person.
 * @param key the server's public key, in base64url
 */
export async function takePush(key: string): Promise<PushSubscriptionInput | PushProblem> {
  if (!canPush()) return 'unsupported';
  if ((await Notification.requestPermission()) !== 'granted') return 'denied';
  try {
    const registration = await navigator.serviceWorker.register(worker, { scope: '/' });
    await navigator.serviceWorker.ready;
    const taken = await subscribe(registration, key);
    const { endpoint, keys } = taken.toJSON();
    const parsed = z.safeParse(pushSubscriptionInput, {
      endpoint,
      keys: { p256dh: keys?.['p256dh'], auth: keys?.['auth'] },
    });
    return parsed.success ? parsed.data : 'failed';
  } catch {
    return 'failed';
  }
}

/** A subscription that was made with another key is of no use: it goes, and a new one comes. */
async function subscribe({ pushManager }: ServiceWorkerRegistration, key: string): Promise<PushSubscription> {
  const options = { userVisibleOnly: true, applicationServerKey: bytesOf(key) };
  try {
    return await pushManager.subscribe(options);
  } catch (error) {
    const old = await pushManager.getSubscription();
    if (old === null) throw error;
    await old.unsubscribe();
    return await pushManager.subscribe(options);
  }
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
