/** Raised when an older page can no longer talk to a newer server; the page then reloads itself. */
export const protocolVersion = 1;
