import { protocolVersion } from '@anteroom/protocol';
import description from '../../package.json' with { type: 'json' };

/** The version of this server and of the protocol that it speaks. */
export function version(): string {
  return `Anteroom ${description.version} (protocol ${protocolVersion})`;
}
