import type { SingleSignOnInput, SingleSignOnView } from '@anteroom/protocol';

/** What stands in the fields while somebody types. */
export interface SettingsForm {
  readonly isOn: boolean;
  readonly protocol: 'oidc' | 'saml';
  readonly issuer: string;
  readonly clientId: string;
  /** Empty where the one that is set is kept. */
  readonly clientSecret: string;
  readonly scopes: string;
  readonly entityId: string;
  readonly entryPoint: string;
  readonly certificates: string;
  readonly domains: string;
  readonly joining: SingleSignOnInput['joining'];
  readonly carriesSecondFactor: boolean;
}

const empty: SettingsForm = {
  isOn: false,
  protocol: 'oidc',
  issuer: '',
  clientId: '',
  clientSecret: '',
  scopes: 'email profile',
  entityId: '',
  entryPoint: '',
  certificates: '',
  domains: '',
  joining: 'by-invitation',
  carriesSecondFactor: false,
};

/** The fields as they are saved. */
export function formOf({ settings }: SingleSignOnView): SettingsForm {
  if (settings === null) return empty;
  const { provider, domains, isOn, joining, carriesSecondFactor } = settings;
  const common = { ...empty, isOn, joining, carriesSecondFactor, domains: domains.join('\n') };
  return provider.protocol === 'oidc'
    ? {
        ...common,
        protocol: 'oidc',
        issuer: provider.issuer,
        clientId: provider.clientId,
        scopes: provider.scopes.join(' '),
      }
    : {
        ...common,
        protocol: 'saml',
        entityId: provider.entityId,
        entryPoint: provider.entryPoint,
        certificates: provider.certificates.join('\n'),
      };
}

/** What is sent: lists from what was typed with spaces, commas or lines between. */
export function inputOf(form: SettingsForm): SingleSignOnInput {
  const { isOn, joining, carriesSecondFactor, clientSecret } = form;
  return {
    isOn,
    provider: providerOf(form),
    domains: words(form.domains),
    joining,
    carriesSecondFactor,
    ...(form.protocol === 'oidc' && clientSecret !== '' ? { clientSecret } : {}),
  };
}

/** The provider as it stands in the fields. */
export function providerOf(form: SettingsForm): SingleSignOnInput['provider'] {
  return form.protocol === 'oidc'
    ? {
        protocol: 'oidc',
        issuer: form.issuer.trim(),
        clientId: form.clientId.trim(),
        scopes: words(form.scopes),
      }
    : {
        protocol: 'saml',
        entityId: form.entityId.trim(),
        entryPoint: form.entryPoint.trim(),
        certificates: certificatesIn(form.certificates),
      };
}

function words(text: string): string[] {
  return text.split(/[\s,;]+/).filter((word) => word !== '');
}

/** Each certificate begins and ends with its line; one alone may stand without. */
function certificatesIn(text: string): string[] {
  const found = text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g);
  return found ?? (text.trim() === '' ? [] : [text.trim()]);
}
