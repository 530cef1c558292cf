import { X509Certificate } from 'node:crypto';

/** Whether a text is a certificate, as PEM or as the bare base64 of metadata. */
export function isCertificate(text: string): boolean {
  try {
    return new X509Certificate(pemOf(text)).publicKey !== undefined;
  } catch {
    return false;
  }
}

/** A certificate as PEM, whichever way it came. */
export function pemOf(text: string): string {
  const base64 = text.replace(/-----[A-Z ]+-----|\s/g, '');
  const lines = base64.match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
