// The operator's command line: what only the operator may do, and nobody over the network.
import type { Command } from './command-line/command.ts';
import { createCommands } from './command-line/commands.ts';
import { Failed } from './command-line/failed.ts';
import { parseCommand } from './command-line/parse-command.ts';
import { usage } from './command-line/usage.ts';
import { withServices } from './command-line/with-services.ts';

const commands = createCommands(withServices);
const words = process.argv.slice(2);
if (words.length === 0 || words[0] === 'help' || words.includes('--help')) {
  process.stdout.write(`${usage(commands)}\n`);
} else {
  await run(words);
}

async function run(given: readonly string[]): Promise<void> {
  try {
    const { command, values }: { command: Command; values: ReadonlyMap<string, string> } = parseCommand(
      commands,
      given,
    );
    const lines = await command.run(values);
    process.stdout.write(`${lines.join('\n')}\n`);
  } catch (error) {
    const isExpected = error instanceof Failed;
    process.stderr.write(`${isExpected ? error.message : describe(error)}\n`);
    process.exitCode = isExpected ? error.exitCode : 1;
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
