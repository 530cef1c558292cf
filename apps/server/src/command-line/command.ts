/** One thing that an operator can type. */
export interface Command {
  /** One or two words, such as `clinic create`. */
  readonly name: string;
  readonly does: string;
  /** What it takes, by name without the dashes. */
  readonly options: Readonly<Record<string, CommandOption>>;
  /** Does it; answers the lines to print. */
  run(values: ReadonlyMap<string, string>): Promise<readonly string[]>;
}

export interface CommandOption {
  /** What stands behind it; null for one that is only there or not. */
  readonly value: string | null;
  readonly isNeeded: boolean;
}

export const needed = (value: string): CommandOption => ({ value, isNeeded: true });
export const possible = (value: string): CommandOption => ({ value, isNeeded: false });
export const flag: CommandOption = { value: null, isNeeded: false };
