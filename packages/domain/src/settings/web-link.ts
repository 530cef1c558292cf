/** Longest link, in characters. */
export const linkLimit = 500;

/** Whether the text is a link to a page of the web, and nothing that a browser would run. */
export function isWebLink(text: string): boolean {
  return (
    text.length <= linkLimit && /^https:\/\/[^\s/?#@"'<>`\\]+\.[^\s/?#@"'<>`\\]+(?:[/?#][^\s"'<>`\\]*)?$/.test(text)
  );
}
