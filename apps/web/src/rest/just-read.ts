/**
 * For how long what was read still counts as just read, in milliseconds. A page's list is asked for while its code is on its
 * way; when the page is drawn it isn't asked for a second time.
 */
export const justRead = 2_000;
