/** The keys of a call (C1), in the order in which they are listed. Letters, whatever the keyboard's script. */
export const callShortcuts = [
  { action: 'microphone', key: 'M' },
  { action: 'camera', key: 'V' },
  { action: 'devices', key: 'D' },
  { action: 'people', key: 'P' },
  { action: 'chat', key: 'C' },
  { action: 'tools', key: 'A' },
  { action: 'layout', key: 'L' },
  { action: 'pin', key: 'N' },
  { action: 'self', key: 'S' },
  { action: 'picture-in-picture', key: 'I' },
  { action: 'full-screen', key: 'F' },
  { action: 'refresh', key: 'R' },
  { action: 'leave', key: 'Q' },
  { action: 'help', key: '?' },
] as const;

/** What a key does in a call. */
export type CallAction = (typeof callShortcuts)[number]['action'];

/** What of a key press counts. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'>;

/**
 * What a key press asks for; null where it asks for nothing of ours. Who writes in another script presses the key that has
 * the Latin letter on it.
 */
export function actionOf(press: KeyPress): CallAction | null {
  const { key, code, ctrlKey, metaKey, altKey, repeat } = press;
  if (ctrlKey || metaKey || altKey || repeat) return null;
  // Arabic and Greek keyboards have question marks of their own.
  if (key === '?' || key === '؟') return 'help';
  const letter = /^[a-z]$/i.test(key) ? key : code.startsWith('Key') && key.length === 1 ? code.slice(3) : '';
  return callShortcuts.find((shortcut) => shortcut.key === letter.toUpperCase())?.action ?? null;
}

/** Whether a key belongs to what has the focus: a field, or what lies over the page. */
export function isTakenBy(target: Element): boolean {
  const writes =
    'input:not([type=checkbox], [type=radio], [type=button], [type=file]), textarea, select, [contenteditable]:not([contenteditable=false])';
  const over = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox], [role=textbox], [role=application]';
  return target.matches(writes) || target.closest(`${over}, [contenteditable]:not([contenteditable=false])`) !== null;
}
