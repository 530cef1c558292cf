/**
 * A table as CSV (RFC 4180), with a mark in front by which spreadsheets know that it is UTF-8. Cells that a spreadsheet
 * would take for a formula are neutralised: an apostrophe stands before them.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** A text that no spreadsheet takes for a formula, also behind blanks or line breaks. */
export function neutralised(text: string): string {
  return /^[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u.test(text) ? `'${text}` : text;
}

function cell(text: string): string {
  const harmless = neutralised(text);
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
