import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldKinds } from './entry-field.ts';
import { longTextLimit, readTyped, textLimit, type FieldRule, type TypedValue } from './typed-value.ts';

function rule(kind: FieldRule['kind'], isRequired = false): FieldRule {
  return { kind, isRequired, options: kind === 'choice' || kind === 'choices' ? ['a', 'b', 'c'] : [] };
}

function read(kind: FieldRule['kind'], typed: TypedValue): unknown {
  const result = readTyped(rule(kind), typed);
  return result.ok ? result.value : result.refusal;
}

describe('What is typed into a field', () => {
  test.each([
    ['text', '  A \u202e b\u0000 ', 'A b'],
    ['text', 'x'.repeat(textLimit + 1), 'too-long'],
    ['text', ['A'], 'malformed'],
    ['text', '<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['text', '__proto__', '__proto__'],
    ['long-text', ' one \r\n\r\n\r\n\r\n two ', 'one\n\ntwo'],
    ['long-text', 'x'.repeat(longTextLimit + 1), 'too-long'],
    ['number', '72', '72'],
    ['number', '-36,6', '-36.6'],
    ['number', '۳۶٫۶', '36.6'],
    ['number', '१२', '12'],
    ['number', '１２', '12'],
    ['number', '1e5', 'malformed'],
    ['number', '1.2.3', 'malformed'],
    ['number', '12 kg', 'malformed'],
    ['number', '9'.repeat(16), 'malformed'],
    ['date', '2024-02-29', '2024-02-29'],
    ['date', '2023-02-29', 'malformed'],
    ['date', '1900-02-29', 'malformed'],
    ['date', '2000-02-29', '2000-02-29'],
    ['date', '2026-04-31', 'malformed'],
    ['date', '2026-13-01', 'malformed'],
    ['date', '2026-00-10', 'malformed'],
    ['date', '2026-01-00', 'malformed'],
    ['date', '26-01-01', 'malformed'],
    ['date', '3026-01-01', 'malformed'],
    ['choice', 'b', ['b']],
    ['choice', ['b'], ['b']],
    ['choice', ['a', 'b'], 'malformed'],
    ['choice', 'd', 'malformed'],
    ['choice', 'toString', 'malformed'],
    ['choices', ['c', 'a'], ['a', 'c']],
    ['choices', ['a', 'a'], 'malformed'],
    ['choices', ['a', '__proto__'], 'malformed'],
    ['phone', '+49 30 1234', '+49 30 1234'],
    ['phone', '123', 'malformed'],
    ['phone', '1'.repeat(40), 'too-long'],
    ['email', 'amina@mail.example', 'amina@mail.example'],
    ['email', 'amina@mail', 'malformed'],
    ['email', 'a@b.example, c@d.example', 'malformed'],
    ['email', '<a@b.example>', 'malformed'],
    ['tick', 'on', true],
    ['tick', 'yes', 'malformed'],
    ['tick', ['on'], 'malformed'],
  ] as const)('%s: %j is read as %j', (kind, typed, expected) => {
    expect(read(kind, typed)).toEqual(expected);
  });

  test.each(fieldKinds)('may be left out of an optional field, %s, and not of a required one', (kind) => {
    for (const nothing of [undefined, '', ...(kind === 'choices' ? [[], ['']] : [])]) {
      expect(readTyped(rule(kind), nothing)).toEqual({ ok: true, value: null });
      expect(readTyped(rule(kind, true), nothing)).toEqual({ ok: false, refusal: 'required' });
    }
  });

  test('is never read in a way that reads differently again, whatever it is', () => {
    const typed = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('on', 'a', '2026-11-26', '1,5', '٣'));
    fc.assert(
      fc.property(fc.constantFrom(...fieldKinds), typed, (kind, text) => {
        const first = readTyped(rule(kind), text);
        if (!first.ok || first.value === null) return;
        const again = first.value === true ? 'on' : first.value === false ? '' : first.value;
        expect(readTyped(rule(kind), again)).toEqual(first);
      }),
    );
  });
});
