const longest = 120;
const longestEnding = 16;
const takenByWindows = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * The name under which a file from somebody else is shown and saved: one line without path, control characters, or
 * marks that turn the direction of writing round (`exe.txt` read backwards), never hidden, never empty.
 */
export function cleanFileName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    // Control and format characters, half surrogates, and what isn't assigned.
    .replace(/\p{C}+/gu, '')
    .replace(/[\\/:*?"<>|]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const short = shorten(plain);
  if (short === '') return 'file';
  return takenByWindows.test(short) ? `_${short}` : short;
}

/** Keeps the ending, by which people tell what it is. */
function shorten(name: string): string {
  const letters = [...name];
  if (letters.length <= longest) return name;
  const dot = letters.lastIndexOf('.');
  const ending = dot > 0 && letters.length - dot <= longestEnding ? letters.slice(dot) : [];
  return [...letters.slice(0, longest - ending.length), ...ending].join('').replace(/[.\s]+$/, '');
}
