import type { ProviderProblem, SingleSignOnProblem } from '@anteroom/protocol';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** What is wrong with a provider, for whoever sets it up. */
export const providerProblemTexts: Record<ProviderProblem, MessageDescriptor> = {
  'address-not-https': msg`The address has to begin with https://, without a name or password in it.`,
  'address-not-public': msg`The address leads into a private network. Anteroom only speaks to public addresses.`,
  'host-unknown': msg`There is no server of this name.`,
  unreachable: msg`The server can’t be reached.`,
  'timed-out': msg`The server didn’t answer within five seconds.`,
  'certificate-not-trusted': msg`The server’s certificate isn’t trusted.`,
  'answer-not-ok': msg`The server answers, but has no OpenID Connect configuration at this address.`,
  'answer-too-large': msg`The server’s answer is too long.`,
  'answer-not-json': msg`The server’s answer is no OpenID Connect configuration.`,
  'answer-incomplete': msg`The server’s configuration lacks something that is needed.`,
  'issuer-differs': msg`The server calls itself by another issuer. Copy the issuer exactly as it names itself.`,
  'no-code-flow': msg`The server doesn’t offer the authorisation code flow.`,
  'no-strong-signature': msg`The server doesn’t sign with a key of its own.`,
  'certificate-unreadable': msg`The certificate can’t be read.`,
};

/** Why somebody was not signed in, and what they can do. */
export const signOnProblemTexts: Record<SingleSignOnProblem, MessageDescriptor> = {
  'provider-unavailable': msg`Your organisation’s sign-in can’t be reached at the moment. Try again in a few minutes, or sign in with your password.`,
  'provider-refused': msg`Your organisation’s sign-in didn’t let you in. Ask your organisation’s support.`,
  'answer-refused': msg`The answer of your organisation’s sign-in isn’t valid. Try again; if it happens again, tell your organisation’s support.`,
  'took-too-long': msg`This took too long, or was begun in another browser. Try again.`,
  'single-sign-on-off': msg`There is no single sign-on here. Check the address, or sign in with your password.`,
  'email-missing': msg`Your organisation’s sign-in didn’t tell your e-mail address. Ask your organisation’s support.`,
  'email-unverified': msg`Your organisation’s sign-in doesn’t vouch for your e-mail address. Ask your organisation’s support.`,
  'email-not-of-organisation': msg`Your e-mail address doesn’t belong to this organisation. Ask an administrator to invite you.`,
  'not-invited': msg`You need an invitation first. Ask an administrator of your organisation.`,
  'account-not-linked': msg`There is something else to sign in with for this e-mail address. Use your password.`,
  'belongs-elsewhere': msg`You work in more than one organisation, so no single one can sign you in. Use your password.`,
};
