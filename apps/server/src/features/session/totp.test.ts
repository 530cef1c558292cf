import { describe, expect, test } from 'vitest';
import { asBase32, matchingStep, totpAddress, totpCode } from './totp.ts';

/** The secret of the examples in RFC 6238. */
const secret = new TextEncoder().encode('12345678901234567890');

describe('The codes of an authenticator app', () => {
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at second %i is %s, as in the standard', (second, code) => {
    expect(totpCode(secret, Math.floor(second / 30))).toBe(code);
    expect(matchingStep(secret, code, second * 1_000)).toBe(Math.floor(second / 30));
  });

  test('are taken from half a minute before until half a minute after', () => {
    const at = 1_111_111_111_000;
    const step = Math.floor(at / 30_000);
    const taken = [-2, -1, 0, 1, 2].map((away) => matchingStep(secret, totpCode(secret, step + away), at));
    expect(taken).toEqual([null, step - 1, step, step + 1, null]);
  });

  test('may be typed with a blank, and are six digits', () => {
    expect(matchingStep(secret, ' 287 082 ', 59_000)).toBe(1);
    for (const typed of ['28708', '2870822', '28708a', '', '２８７０８２']) {
      expect(matchingStep(secret, typed, 59_000)).toBeNull();
    }
  });

  test('come from a secret that can be typed or read', () => {
    expect(asBase32(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    expect(asBase32(Uint8Array.of(255))).toBe('74');
    expect(totpAddress(secret, 'mei.chen@nordby.example', 'video.nordby.example')).toBe(
      'otpauth://totp/Anteroom%20video.nordby.example:mei.chen%40nordby.example' +
        '?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Anteroom%20video.nordby.example',
    );
  });
});
