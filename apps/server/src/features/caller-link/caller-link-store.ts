import type {
  CallerLink,
  CallerLinkEnding,
  CallerLinkId,
  CallerLinkKind,
  ClinicId,
  ConsultationId,
  Instant,
} from '@anteroom/domain';

/** A link with what its secret is known by. */
export interface StoredCallerLink {
  readonly link: CallerLink;
  /** SHA-256 of the secret. */
  readonly hash: Uint8Array;
}

/** Which links of a clinic that stand are wanted. */
export interface CallerLinkQuery {
  readonly clinicId: ClinicId;
  readonly kind: CallerLinkKind;
  readonly now: Instant;
  readonly limit: number;
  readonly offset: number;
}

/** Links for single callers (E9, E10); their secrets are known by their SHA-256 alone. */
export interface CallerLinkStore {
  insert(link: CallerLink, hash: Uint8Array): Promise<void>;
  load(id: CallerLinkId): Promise<StoredCallerLink | null>;
  loadMany(ids: readonly CallerLinkId[]): Promise<readonly CallerLink[]>;
  byHash(hash: Uint8Array): Promise<CallerLink | null>;
  /** One page of those that haven't ended and aren't past their time: scheduled ones by it, personal ones the newest first. */
  standing(query: CallerLinkQuery): Promise<{ readonly links: readonly StoredCallerLink[]; readonly total: number }>;
  /** How many of a clinic stand. */
  countStanding(clinicId: ClinicId, now: Instant): Promise<number>;
  /**
   * Notes the stay that began by a link.
   * @param before the stay that had begun by it so far
   * @returns false where another has begun in between, or the link has ended
   */
  begin(id: CallerLinkId, consultationId: ConsultationId, before: ConsultationId | null): Promise<boolean>;
  /** A transferred stay goes on as another one, and its link leads there. */
  follow(from: ConsultationId, to: ConsultationId): Promise<void>;
  /** Ends those that haven't ended yet. */
  end(ids: readonly CallerLinkId[], ending: CallerLinkEnding, at: Instant): Promise<void>;
  /** Ends the link whose stay was its consultation; answers its id, or null where it came by none. */
  useUp(consultationId: ConsultationId, at: Instant): Promise<CallerLinkId | null>;
  /** Some of those that haven't ended and are past their time. */
  pastTime(now: Instant, limit: number): Promise<readonly CallerLinkId[]>;
}
