import { createHash } from 'node:crypto';
import { accepted, documentsToAgreeTo, refused, textsOf } from '@anteroom/domain';
import type { Agreement, FieldProblem, Result, Settings } from '@anteroom/domain';

/** Which version of a text somebody reads: the hash of exactly what stands in it. */
export function versionOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/**
 * Reads what a caller agreed to, as the form says it: `document.version` for each, with spaces between.
 * @returns one agreement for every document that the clinic asks for; `required` where one is missing, `malformed` where
 * somebody agreed to a text that has changed since they read it
 */
export function readAgreements(settings: Settings, agreed: string): Result<readonly Agreement[], FieldProblem> {
  const given = new Map(agreed.split(' ').map((each) => cut(each)));
  const agreements: Agreement[] = [];
  for (const document of documentsToAgreeTo(settings)) {
    const version = given.get(document);
    if (version === undefined) return refused('required');
    const isCurrent = textsOf(settings, document).some((text) => versionOf(text) === version);
    if (!isCurrent) return refused('malformed');
    agreements.push({ document, version });
  }
  return accepted(agreements);
}

/** The same as a form writes it. */
export function writeAgreements(agreements: readonly Agreement[]): string {
  return agreements.map(({ document, version }) => `${document}.${version}`).join(' ');
}

function cut(text: string): readonly [string, string] {
  const at = text.indexOf('.');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
