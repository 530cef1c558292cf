import type { SamlProvider } from '@anteroom/domain';
import { SAML, SamlStatusError, ValidateInResponseTo } from '@node-saml/node-saml';
import { skew, type SamlRequest } from './saml-request.ts';

/** Our side towards one provider, for one question. */
export function serviceProvider(provider: SamlProvider, { id, entityId, assertionConsumer }: SamlRequest): SAML {
  return new SAML({
    entryPoint: provider.entryPoint,
    idpCert: [...provider.certificates],
    idpIssuer: provider.entityId,
    issuer: entityId,
    audience: entityId,
    callbackUrl: assertionConsumer,
    generateUniqueId: () => id,
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: false,
    // Each provider names people as it likes; and how it makes sure of them is its own affair.
    identifierFormat: null,
    disableRequestedAuthnContext: true,
    acceptedClockSkewMs: skew,
    // What was asked is compared below, with what stands inside of the signature.
    validateInResponseTo: ValidateInResponseTo.never,
  });
}

/** Whether an error is the provider's own no, not an answer that doesn't hold. */
export function isSaidByProvider(error: unknown): boolean {
  return error instanceof SamlStatusError;
}
