import {
  accepted,
  isEmailDomain,
  refused,
  type Result,
  type SingleSignOnProvider,
  type SingleSignOnSettings,
} from '@anteroom/domain';
import type { SingleSignOnInput } from '@anteroom/protocol';
import type { Refusal } from '../../refusal.ts';
import { judgeProviderAddress } from './provider-address.ts';
import { isCertificate, pemOf } from './certificate-text.ts';

/** The settings that somebody has typed in, tidied; or the field that is wrong. */
export function judgeSettings(
  input: SingleSignOnInput,
  options: { readonly loopback: boolean },
): Result<SingleSignOnSettings, Refusal> {
  const wrong = (field: string) => refused({ code: 'invalid-input' as const, field });
  const domains = [...new Set(input.domains.map((domain) => domain.trim().toLowerCase()))].sort();
  if (!domains.every(isEmailDomain)) return wrong('domains');
  const provider = judgeProvider(input.provider, options);
  if (!provider.ok) return wrong(provider.refusal);
  const { isOn, joining, carriesSecondFactor } = input;
  return accepted({ isOn, provider: provider.value, domains, joining, carriesSecondFactor });
}

function judgeProvider(
  provider: SingleSignOnProvider,
  options: { readonly loopback: boolean },
): Result<SingleSignOnProvider, string> {
  if (provider.protocol === 'oidc') {
    const isAddress = judgeProviderAddress(provider.issuer, options) === null && !/[?#]/.test(provider.issuer);
    return isAddress ? accepted(provider) : refused('issuer');
  }
  if (judgeProviderAddress(provider.entryPoint, options) !== null) return refused('entryPoint');
  if (!provider.certificates.every(isCertificate)) return refused('certificates');
  return accepted({ ...provider, certificates: provider.certificates.map(pemOf) });
}

/** Whether two settings mean the same provider: its names of people and the client's secret hold for that one alone. */
export function isSameProvider(left: SingleSignOnProvider, right: SingleSignOnProvider): boolean {
  if (left.protocol === 'oidc' && right.protocol === 'oidc')
    return left.issuer === right.issuer && left.clientId === right.clientId;
  return left.protocol === 'saml' && right.protocol === 'saml' && left.entityId === right.entityId;
}
