import type { Words } from '../entry-field/words.ts';
import type { Policy, Settings } from '../settings/values.ts';
import { agreementDocuments, type AgreementDocument } from './document.ts';

type Documents = Pick<Settings, 'importantInformation' | 'termsOfUse' | 'privacyPolicy' | 'mustAgreeTo'>;

/** Whether the clinic wrote anything that callers should read. */
export function hasInformation({ importantInformation }: Pick<Settings, 'importantInformation'>): boolean {
  return importantInformation.text.trim() !== '';
}

/** What a caller has to agree to: what the clinic says, as far as there is something to read. */
export function documentsToAgreeTo(settings: Documents): readonly AgreementDocument[] {
  return agreementDocuments.filter(
    (document) => settings.mustAgreeTo.includes(document) && textsOf(settings, document).length > 0,
  );
}

/** Every text that a document has now, one for each language; what stands elsewhere counts as its address. */
export function textsOf(settings: Documents, document: AgreementDocument): readonly string[] {
  switch (document) {
    case 'information':
      return hasInformation(settings) ? textsIn(settings.importantInformation) : [];
    case 'terms':
      return policyTexts(settings.termsOfUse);
    case 'privacy':
      return policyTexts(settings.privacyPolicy);
  }
}

function textsIn(words: Words): readonly string[] {
  return [words.text, ...Object.values(words.translations).filter((text) => text !== '')];
}

function policyTexts(policy: Policy): readonly string[] {
  switch (policy.kind) {
    case 'none':
      return [];
    case 'link':
      return [policy.url];
    case 'text':
      return [policy.text];
  }
}
