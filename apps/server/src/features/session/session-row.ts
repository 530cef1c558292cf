/** A row of the library's table, with the fields that we have added. */
export interface SessionRow {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: Date;
  readonly createdAt: Date;
  readonly userAgent?: string | null | undefined;
  readonly assurance: string;
  readonly kept: boolean;
  readonly activeAt?: Date | null | undefined;
  readonly provenAt?: Date | null | undefined;
  readonly lockedAt?: Date | null | undefined;
}

/** A row of the library's table of people. */
export interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}
