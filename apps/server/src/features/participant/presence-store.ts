import type { CallId, ConsultationId, Instant, NodeId, ParticipantId, PersonId, Presence } from '@anteroom/domain';

/** A participant's presence, owned by the node that holds their connection. A row, so that another node can take it over. */
export interface PresenceRow {
  readonly participantId: ParticipantId;
  /** The stay of a caller, the visit of a guest, or the call and person of a provider. */
  readonly subject:
    | { readonly kind: 'caller'; readonly consultationId: ConsultationId }
    | { readonly kind: 'guest'; readonly visitId: ParticipantId }
    | { readonly kind: 'provider'; readonly callId: CallId; readonly personId: PersonId };
  readonly presence: Presence;
  readonly nodeId: NodeId;
  /** The page that owns the participant now: the newest. */
  readonly tab: string;
  readonly device: 'desktop' | 'phone' | 'tablet' | 'unknown';
  readonly microphone: boolean;
  readonly camera: boolean;
  /** The browser's name and version, such as `Firefox 153`; empty where it isn't known. */
  readonly browser: string;
  /** What goes over their line in the call, both ways, in kbit/s; null where they haven't said. */
  readonly bandwidth: number | null;
}

/** Presence and its deadlines; nothing of it in one process's memory alone. */
export interface PresenceStore {
  put(row: PresenceRow): Promise<void>;
  get(id: ParticipantId): Promise<PresenceRow | null>;
  getMany(ids: readonly ParticipantId[]): Promise<ReadonlyMap<ParticipantId, PresenceRow>>;
  /**
   * Changes a row only while this tab on this node still owns it; answers the changed row or null.
   */
  changeOwned(
    id: ParticipantId,
    owner: { readonly nodeId: NodeId; readonly tab: string },
    change: Partial<Pick<PresenceRow, 'presence' | 'microphone' | 'camera' | 'bandwidth'>>,
  ): Promise<PresenceRow | null>;
  remove(ids: readonly ParticipantId[]): Promise<void>;
  /** Missing participants whose grace has run out at this moment. */
  due(now: Instant): Promise<readonly PresenceRow[]>;
  /** Rows owned by nodes other than the living ones. */
  orphaned(living: readonly NodeId[]): Promise<readonly PresenceRow[]>;
}

/** The running server processes, by their heartbeat. */
export interface NodeStore {
  beat(id: NodeId, now: Instant): Promise<void>;
  /** Nodes whose last heartbeat is not older than `since`. */
  living(since: Instant): Promise<readonly NodeId[]>;
  remove(id: NodeId): Promise<void>;
}
