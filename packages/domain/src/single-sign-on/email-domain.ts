const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const domainPattern = new RegExp(`^(?:${label}\\.)+${label}$`);
const addressPattern = /^[^\s@"<>()[\]\\,;:]{1,64}@([^\s@]+)$/;

/** Whether the text is the domain of e-mail addresses, as it stands in settings: lower case, at least two labels. */
export function isEmailDomain(text: string): boolean {
  return text.length <= 253 && domainPattern.test(text);
}

/** The domain of an e-mail address in lower case, or null where it is no plain address: quoted names and several `@` aren't. */
export function domainOfEmail(address: string): string | null {
  const domain = addressPattern.exec(address.trim())?.[1]?.toLowerCase();
  return domain !== undefined && isEmailDomain(domain) ? domain : null;
}
