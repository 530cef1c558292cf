export type KnockAnswer =
  | { readonly kind: 'knocked'; readonly visit: string }
  | { readonly kind: 'invalid'; readonly field: 'name' | 'photo' | 'agreed' }
  /** The link opens nothing any more, or nothing in this browser. */
  | { readonly kind: 'gone' }
  /** The call that one is invited into has no seat at the moment. */
  | { readonly kind: 'full' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'failed' };

/**
 * Knocks, and reads the answer; a lost network is an answer too.
 * @param agreed what was ticked, as the page wrote it; null where it asks for nothing
 */
export async function sendKnock(
  address: string,
  name: string,
  photo: string | null,
  agreed: string | null = null,
): Promise<KnockAnswer> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({ name, ...(photo === null ? {} : { photo }), ...(agreed === null ? {} : { agreed }) }),
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
  if (code === 'not-found' || code === 'invitation-used') return { kind: 'gone' };
  if (code === 'call-full') return { kind: 'full' };
  const field = propertyOf(propertyOf(body, 'error'), 'field');
  return field === 'name' || field === 'photo' || field === 'agreed' ? { kind: 'invalid', field } : { kind: 'failed' };
}

function propertyOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map(Object.entries(value)).get(name);
}
