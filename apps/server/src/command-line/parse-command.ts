import { parseArgs } from 'node:util';
import type { Command } from './command.ts';
import { Failed } from './failed.ts';

/**
 * Finds the command that was typed and what it was given.
 * @throws Failed where there is no such command, an option is unknown, or a needed one is missing
 */
export function parseCommand(
  commands: readonly Command[],
  words: readonly string[],
): { readonly command: Command; readonly values: ReadonlyMap<string, string> } {
  const command = commands.find(({ name }) => name.split(' ').every((word, index) => words[index] === word));
  if (command === undefined) throw new Failed(`There is no command “${words.join(' ')}”. Try --help.`, 2);
  const values = parseOptions(command, words.slice(command.name.split(' ').length));
  const missing = Object.entries(command.options).filter(([name, { isNeeded }]) => isNeeded && !values.has(name));
  if (missing.length > 0)
    throw new Failed(`${command.name} needs ${missing.map(([name]) => `--${name}`).join(', ')}.`, 2);
  return { command, values };
}

function parseOptions(command: Command, args: readonly string[]): ReadonlyMap<string, string> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: Object.fromEntries(
        Object.entries(command.options).map(([name, { value }]) => [
          name,
          { type: value === null ? ('boolean' as const) : ('string' as const) },
        ]),
      ),
      strict: true,
      allowPositionals: false,
    });
    return new Map(Object.entries(values).map(([name, value]) => [name, String(value)]));
  } catch (error) {
    throw new Failed(error instanceof Error ? error.message : String(error), 2);
  }
}
