import type { Command } from './command.ts';

/** What can be typed, one command a paragraph. */
export function usage(commands: readonly Command[]): string {
  const paragraphs = commands.map(({ name, does, options }) => {
    const words = Object.entries(options).map(([option, { value, isNeeded }]) => {
      const text = value === null ? `--${option}` : `--${option} <${value}>`;
      return isNeeded ? text : `[${text}]`;
    });
    return `  ${[name, ...words].join(' ')}\n      ${does}`;
  });
  return ['anteroom <command>', '', ...paragraphs].join('\n');
}
