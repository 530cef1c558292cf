import { describe, expect, it } from 'vitest';

import { refusalOf } from './device-refusal.ts';

describe('why a device is refused', () => {
  it.each([
    ['NotAllowedError', 'denied'],
    ['PermissionDeniedError', 'denied'],
    ['SecurityError', 'insecure'],
    ['NotFoundError', 'missing'],
    ['OverconstrainedError', 'missing'],
    ['NotReadableError', 'busy'],
    ['AbortError', 'busy'],
    ['NotSupportedError', 'unsupported'],
  ])('%s is "%s"', (name, reason) => {
    expect(refusalOf(new DOMException('', name))).toBe(reason);
  });

  it('takes what it has never met for a device that does not start', () => {
    expect(refusalOf('?')).toBe('busy');
  });

  it('reads the TypeError of a browser that knows none of it', () => {
    expect(refusalOf(new TypeError('no'))).toBe('unsupported');
  });
});
