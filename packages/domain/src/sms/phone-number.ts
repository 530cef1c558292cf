/** The zeros of the digits that people type: Latin, Arabic, Persian, Devanagari, Bengali, full width. */
const zeros = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xff10];

/**
 * The number that a gateway dials, as E.164 (`+46701234567`); null for what can't be one.
 * @param typed as somebody typed it, with spaces and signs
 * @param callingCode of the country whose numbers are typed without one, such as `46`; null where none is known, and only
 * numbers with their own will do
 */
export function dialableNumber(typed: string, callingCode: string | null): string | null {
  const plain = [...typed.trim()].map(latinDigit).join('');
  if (!/^\+?[\d\s().\-/]+$/.test(plain)) return null;
  const international = /^(?:\+|00)(.*)$/s.exec(plain.replace(/\s/g, ''))?.[1];
  // “+46 (0)70” names the zero that is left out from abroad.
  const own = international?.replace('(0)', '').replace(/\D/g, '');
  const digits = own ?? nationalDigits(plain.replace(/\D/g, ''), callingCode);
  return digits !== null && /^[1-9]\d{6,14}$/.test(digits) ? `+${digits}` : null;
}

/** A number as somebody may see it who has to recognise it: its last two digits. */
export function hintOfNumber(number: string): string {
  return `…${number.slice(-2)}`;
}

function nationalDigits(digits: string, callingCode: string | null): string | null {
  return callingCode === null ? null : `${callingCode}${digits.replace(/^0/, '')}`;
}

function latinDigit(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const zero = zeros.find((each) => code >= each && code < each + 10);
  return zero === undefined ? character : String(code - zero);
}
