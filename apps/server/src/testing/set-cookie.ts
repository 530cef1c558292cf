/** The cookies that an answer sets, as they stand on the wire. */
export function parseSetCookie(
  header: string | string[] | undefined,
): { readonly name: string; readonly value: string; readonly isGone: boolean }[] {
  return [header ?? []].flat().map((line) => {
    const [pair = '', ...attributes] = line.split(';');
    const at = pair.indexOf('=');
    const isGone = attributes.some((attribute) => /^\s*max-age=0\s*$/i.test(attribute));
    return { name: pair.slice(0, at), value: pair.slice(at + 1), isGone };
  });
}
