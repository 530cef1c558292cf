import type { SingleSignOnSettings } from '@anteroom/domain';
import * as z from 'zod/mini';

const settings: z.ZodMiniType<Omit<SingleSignOnSettings, 'domains'>> = z.strictObject({
  isOn: z.boolean(),
  provider: z.discriminatedUnion('protocol', [
    z.strictObject({
      protocol: z.literal('oidc'),
      issuer: z.string(),
      clientId: z.string(),
      scopes: z.array(z.string()),
    }),
    z.strictObject({
      protocol: z.literal('saml'),
      entityId: z.string(),
      entryPoint: z.string(),
      certificates: z.array(z.string()),
    }),
  ]),
  joining: z.enum(['by-domain', 'by-invitation']),
  carriesSecondFactor: z.boolean(),
});

/**
 * Reads an organisation's single sign-on back as it was stored.
 * @throws where it holds anything else
 */
export function parseSingleSignOn(value: unknown): Omit<SingleSignOnSettings, 'domains'> {
  return settings.parse(value);
}
