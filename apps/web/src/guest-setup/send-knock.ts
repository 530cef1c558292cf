export type KnockAnswer =
  | { readonly kind: 'knocked'; readonly visit: string }
  | { readonly kind: 'invalid'; readonly field: 'name' | 'photo' }
  /** The link opens nothing any more. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'failed' };

/** Knocks, and reads the answer; a lost network is an answer too. */
export async function sendKnock(address: string, name: string, photo: string | null): Promise<KnockAnswer> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(photo === null ? { name } : { name, photo }),
    });
    return readAnswer(response.status, await response.json());
  } catch {
    return { kind: 'failed' };
  }
}

function readAnswer(status: number, body: unknown): KnockAnswer {
  const visit = propertyOf(body, 'visit');
  if (status < 300 && typeof visit === 'string') return { kind: 'knocked', visit };
  const code = propertyOf(propertyOf(body, 'error'), 'code');
  if (status === 429 || code === 'knock-later') return { kind: 'busy' };
  if (code === 'not-found') return { kind: 'gone' };
  const field = propertyOf(propertyOf(body, 'error'), 'field');
  return field === 'name' || field === 'photo' ? { kind: 'invalid', field } : { kind: 'failed' };
}

function propertyOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map(Object.entries(value)).get(name);
}
