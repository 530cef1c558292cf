import type { OrganisationId } from '@anteroom/domain';
import type { SingleSignOnView } from '@anteroom/protocol';

/** Our addresses that a provider has to know, by the organisation's id, which never changes. */
export type Addresses = SingleSignOnView['addresses'];

/** @param origin where browsers reach this server, such as `https://video.example.org` */
export function addressesOf(
  origin: string,
  organisation: { readonly id: OrganisationId; readonly slug: string },
): Addresses {
  const at = (what: string): string => `${origin}/api/single-sign-on/${organisation.id}/${what}`;
  return {
    signIn: `${origin}/sign-in/${organisation.slug}`,
    oidcRedirect: at('callback'),
    oidcBackChannelLogout: at('back-channel-logout'),
    samlAssertionConsumer: at('assertion'),
    samlMetadata: at('metadata'),
  };
}
