/** What a caller may have to agree to before they wait (E5), in the order in which it is named. */
export const agreementDocuments = ['information', 'terms', 'privacy'] as const;
export type AgreementDocument = (typeof agreementDocuments)[number];

/** What a caller agreed to: which document, and the hash of exactly what they read. When is the time of their arrival. */
export interface Agreement {
  readonly document: AgreementDocument;
  /** SHA-256 in base64url of the text, or of the address where it stands elsewhere. */
  readonly version: string;
}

/** Longest important information in one language, in characters. */
export const informationLimit = 10_000;
/** The same in all languages together. */
export const informationWeightLimit = 40_000;
