export type ArrivalAnswer =
  | { readonly kind: 'arrived'; readonly wait: string }
  /** Something of the form isn't as it should be; the field's name in the form. */
  | { readonly kind: 'invalid'; readonly field: string }
  | { readonly kind: 'busy' }
  /** Nobody comes in any more: it has closed meanwhile. */
  | { readonly kind: 'shut' }
  | { readonly kind: 'failed' };

/** Sends the form as the browser would, and reads the answer; a lost network is an answer too. */
export async function sendArrival(action: string, form: URLSearchParams): Promise<ArrivalAnswer> {
  try {
    const response = await fetch(action, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: form,
    });
    if (response.status === 429) return { kind: 'busy' };
    return readAnswer(response.ok, await response.json());
  } catch {
    return { kind: 'failed' };
  }
}

function readAnswer(ok: boolean, body: unknown): ArrivalAnswer {
  if (ok) {
    const wait = propertyOf(body, 'wait');
    return typeof wait === 'string' ? { kind: 'arrived', wait } : { kind: 'failed' };
  }
  const code = propertyOf(propertyOf(body, 'error'), 'code');
  if (code === 'out-of-hours' || code === 'waiting-area-off' || code === 'clinic-closed') return { kind: 'shut' };
  const field = propertyOf(propertyOf(body, 'error'), 'field');
  return typeof field === 'string' ? { kind: 'invalid', field } : { kind: 'failed' };
}

function propertyOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map(Object.entries(value)).get(name);
}
