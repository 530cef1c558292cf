import { randomBytes } from 'node:crypto';
import type { SamlProvider } from '@anteroom/domain';
import { generate } from 'selfsigned';
import { SignedXml } from 'xml-crypto';

/** What a provider writes into its answer; what isn't said is right. */
export interface SamlAnswer {
  readonly requestId: string;
  readonly recipient: string;
  readonly audience: string;
  readonly issuer?: string;
  readonly email?: string;
  readonly nameId?: string;
  readonly format?: string;
  /** Seconds from now until it is over. */
  readonly lasts?: number;
}

/** A hand-made SAML provider with a key of its own. */
export interface TestSamlProvider {
  readonly settings: SamlProvider;
  /** A signed answer, in base64. */
  answer(answer: SamlAnswer): string;
  /** The same without a signature. */
  unsigned(answer: SamlAnswer): string;
}

/** Makes one. */
export async function createSamlProvider(entityId = 'https://id.nordby.example/saml'): Promise<TestSamlProvider> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'id.nordby.example' }], {
    keySize: 2048,
  });
  return {
    settings: { protocol: 'saml', entityId, entryPoint: 'https://id.nordby.example/sso', certificates: [cert] },
    unsigned: (answer) => encode(responseOf(entityId, answer)),
    answer(answer) {
      const signature = new SignedXml({
        privateKey: key,
        canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
        signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
      });
      signature.addReference({
        xpath: "//*[local-name(.)='Assertion']",
        transforms: [
          'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
          'http://www.w3.org/2001/10/xml-exc-c14n#',
        ],
        digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
      });
      const location = {
        reference: "//*[local-name(.)='Assertion']/*[local-name(.)='Issuer']",
        action: 'after',
      } as const;
      signature.computeSignature(responseOf(entityId, answer), { location });
      return encode(signature.getSignedXml());
    },
  };
}

function responseOf(entityId: string, answer: SamlAnswer): string {
  const { requestId, recipient, audience, issuer = entityId, email = 'mei.chen@nordby.example', lasts = 300 } = answer;
  const { nameId = 'mei', format = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent' } = answer;
  const now = new Date().toISOString();
  const until = new Date(Date.now() + lasts * 1_000).toISOString();
  const id = (): string => `_${randomBytes(16).toString('hex')}`;
  return `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${id()}" Version="2.0" IssueInstant="${now}" Destination="${recipient}" InResponseTo="${requestId}"><saml:Issuer>${issuer}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status><saml:Assertion ID="${id()}" Version="2.0" IssueInstant="${now}"><saml:Issuer>${issuer}</saml:Issuer><saml:Subject><saml:NameID Format="${format}">${nameId}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${until}" Recipient="${recipient}" InResponseTo="${requestId}"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="${now}" NotOnOrAfter="${until}"><saml:AudienceRestriction><saml:Audience>${audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="${now}" SessionIndex="one"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement><saml:Attribute Name="email"><saml:AttributeValue>${email}</saml:AttributeValue></saml:Attribute><saml:Attribute Name="displayName"><saml:AttributeValue>Mei Chen</saml:AttributeValue></saml:Attribute></saml:AttributeStatement></saml:Assertion></samlp:Response>`;
}

function encode(xml: string): string {
  return Buffer.from(xml).toString('base64');
}
