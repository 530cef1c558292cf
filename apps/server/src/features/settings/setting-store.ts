import type {
  ClinicId,
  OrganisationId,
  Overrides,
  PersonId,
  PictureType,
  SettingKey,
  Settings,
} from '@anteroom/domain';

/** Whose settings or picture it is. */
export type Scope = { readonly organisationId: OrganisationId } | { readonly clinicId: ClinicId };

/** What is set in one place, and how often each key was changed there. */
export interface StoredOverrides {
  readonly overrides: Overrides;
  /** 0 for a key that isn't there. */
  readonly revisions: ReadonlyMap<SettingKey, number>;
}

/** A value for a setting, or undefined, which gives it back, so that it is inherited. */
export type SettingChange =
  | { readonly [Key in SettingKey]: { readonly key: Key; readonly value: Settings[Key] } }[SettingKey]
  // Apart, since of more than 25 keys the compiler no longer sees that each of them may be given back.
  | { readonly key: SettingKey; readonly value: undefined };

/** What organisations and clinics have set (S10). */
export interface SettingStore {
  of(scope: Scope): Promise<StoredOverrides>;
  /**
   * Sets a value or gives it back.
   * @param seen the revision that the change was made on
   * @returns false where somebody else has changed the same key since, and nothing has changed now
   */
  change(scope: Scope, change: SettingChange, seen: number): Promise<boolean>;
  /** The `idleLockMinutes` of every organisation in which somebody is anything; null for one that sets none. */
  idleLocksOf(person: PersonId): Promise<readonly (number | null)[]>;
}

/** A logo as it is stored. */
export interface StoredPicture {
  readonly hash: string;
  readonly type: PictureType;
  readonly bytes: Uint8Array;
}

/** Logos; one for each organisation and clinic. */
export interface PictureStore {
  /** Puts it in place of whatever was there. */
  put(scope: Scope, picture: StoredPicture): Promise<void>;
  drop(scope: Scope): Promise<void>;
  byHash(hash: string): Promise<StoredPicture | null>;
}
