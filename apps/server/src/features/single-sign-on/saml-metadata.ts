import type { SamlProvider } from '@anteroom/domain';
import { DOMParser, type Element } from '@xmldom/xmldom';
import { isCertificate, pemOf } from './certificate-text.ts';

const metadataNamespace = 'urn:oasis:names:tc:SAML:2.0:metadata';
const signatureNamespace = 'http://www.w3.org/2000/09/xmldsig#';
const redirect = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';

/** Reads what a provider says of itself; null where it is no metadata of one provider that takes redirects. */
export function readSamlMetadata(xml: string): SamlProvider | null {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) return null;
  try {
    const root = parse(xml).documentElement;
    if (root === null || root.localName !== 'EntityDescriptor' || root.namespaceURI !== metadataNamespace) return null;
    const [descriptor, ...others] = [...root.getElementsByTagNameNS(metadataNamespace, 'IDPSSODescriptor')];
    if (descriptor === undefined || others.length > 0) return null;
    const services = [...descriptor.getElementsByTagNameNS(metadataNamespace, 'SingleSignOnService')];
    const entryPoint = services
      .find((service) => service.getAttribute('Binding') === redirect)
      ?.getAttribute('Location');
    const entityId = root.getAttribute('entityID');
    const certificates = signingCertificates(descriptor);
    if (entryPoint == null || entityId === null || entityId === '' || certificates.length === 0) return null;
    return { protocol: 'saml', entityId, entryPoint, certificates };
  } catch {
    return null;
  }
}

function parse(xml: string) {
  return new DOMParser({
    onError: (_level, message) => {
      throw new Error(message);
    },
  }).parseFromString(xml, 'text/xml');
}

function signingCertificates(descriptor: Element): string[] {
  const keys = [...descriptor.getElementsByTagNameNS(metadataNamespace, 'KeyDescriptor')];
  const signing = keys.filter((key) => (key.getAttribute('use') ?? '') !== 'encryption');
  const texts = signing.flatMap((key) =>
    [...key.getElementsByTagNameNS(signatureNamespace, 'X509Certificate')].map(({ textContent }) => textContent ?? ''),
  );
  return [...new Set(texts.filter(isCertificate).map(pemOf))].slice(0, 5);
}
