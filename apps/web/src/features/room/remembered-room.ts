const key = 'anteroom-room';

/** Remembers that this tab is in a room, so that a reload comes back into it. Other tabs don't know of it. */
export function rememberRoom(id: string): void {
  try {
    sessionStorage.setItem(key, id);
  } catch {
    // Without storage a reload ends in the lobby, one press away.
  }
}

/** Whether this tab was in that room when it was loaded anew. */
export function isRememberedRoom(id: string): boolean {
  try {
    return sessionStorage.getItem(key) === id;
  } catch {
    return false;
  }
}

/** The room was left. */
export function forgetRoom(): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Nothing was remembered either.
  }
}
