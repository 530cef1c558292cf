/** How an organisation's own provider of identities is reached; what is secret of it stands elsewhere (P4). */
export type SingleSignOnProvider = OidcProvider | SamlProvider;

/** OpenID Connect: everything else is discovered from the issuer. */
export interface OidcProvider {
  readonly protocol: 'oidc';
  /** The issuer's address, exactly as it names itself. */
  readonly issuer: string;
  readonly clientId: string;
  /** Asked for beside `openid`, such as `email` and `profile`. */
  readonly scopes: readonly string[];
}

/** SAML 2.0: requests by redirect, answers by POST, assertions signed. */
export interface SamlProvider {
  readonly protocol: 'saml';
  /** The provider's own name, its entity id. */
  readonly entityId: string;
  /** Where people are sent to. */
  readonly entryPoint: string;
  /** What its signatures are checked with, as PEM or bare base64; several while it changes its key. */
  readonly certificates: readonly string[];
}

/** Who may come by single sign-on for the first time: whoever has an address of the organisation, or only whom it has invited. */
export type Joining = 'by-domain' | 'by-invitation';

/** An organisation's single sign-on: one provider, and what it is trusted with. */
export interface SingleSignOnSettings {
  readonly isOn: boolean;
  readonly provider: SingleSignOnProvider;
  /** The domains of the organisation's e-mail addresses, in lower case; each belongs to one organisation alone. */
  readonly domains: readonly string[];
  readonly joining: Joining;
  /** Whether the provider asks for a second factor itself, so that ours isn't asked for. */
  readonly carriesSecondFactor: boolean;
}

/** Most domains of one organisation. */
export const mostDomains = 50;
