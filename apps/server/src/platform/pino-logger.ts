import { pino, type DestinationStream, type Logger } from 'pino';

export type { Logger };

/**
 * The server's log: one line of JSON each, to standard error unless told otherwise. Errors keep their message and
 * stack; requests are never logged as objects, since their addresses, headers and bodies hold personal data.
 */
export function createLogger(level: string, destination: DestinationStream = pino.destination(2)): Logger {
  return pino(
    {
      level,
      base: { process: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { req: () => undefined, res: () => undefined, err: errorLine, error: errorLine },
    },
    destination,
  );
}

/** What a log may hold of an error: other fields of it could carry a request's values or a query's parameters. */
function errorLine(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  return {
    type: error.name,
    message: error.message.split('\n')[0]?.slice(0, 300),
    // Only where it was: a message of several lines goes on in the stack, and may quote a value there.
    stack: error.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12)
      .join('\n'),
    cause: error.cause instanceof Error ? errorLine(error.cause) : undefined,
  };
}
