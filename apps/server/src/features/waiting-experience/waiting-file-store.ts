import type { ClinicId, Instant, OrganisationId, PictureType } from '@anteroom/domain';

/** Whose file it is. */
type Scope = { readonly organisationId: OrganisationId } | { readonly clinicId: ClinicId };

/** A picture or a document of a waiting page, as it is stored. */
export interface StoredWaitingFile {
  /** Made of whose it is and of its bytes: the same file in two clinics has two. */
  readonly hash: string;
  readonly type: PictureType | 'application/pdf';
  readonly bytes: Uint8Array;
}

/** The files of clinics' waiting pages (E6). */
export interface WaitingFileStore {
  /** Keeps it; one that is there already counts as put anew. */
  put(scope: Scope, file: StoredWaitingFile, at: Instant): Promise<void>;
  /** How many files one organisation or one clinic has itself. */
  count(scope: Scope): Promise<number>;
  byHash(hash: string): Promise<StoredWaitingFile | null>;
  /** The types of those among these hashes that belong to one of the scopes. */
  typesOf(hashes: readonly string[], scopes: readonly Scope[]): Promise<ReadonlyMap<string, StoredWaitingFile['type']>>;
  /**
   * Lets go of the files that were put before a moment and that no content names: neither that of their own clinic, nor, where they
   * are an organisation's, its own or that of a clinic of it.
   * @returns how many
   */
  dropUnused(before: Instant): Promise<number>;
}
