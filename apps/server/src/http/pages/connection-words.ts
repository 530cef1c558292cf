import type { ConnectionProblem } from '@anteroom/domain';
import type { I18n } from '@anteroom/i18n';

/** What is wrong with a connection, and what may help, in a sentence or two (E3, E8). */
export function problemWords(i18n: I18n, problem: ConnectionProblem): string {
  switch (problem) {
    case 'browser':
      return i18n._({
        id: 'connection.browser',
        message:
          'This browser can hold no video calls. Open the link in an up-to-date Chrome, Edge, Firefox or Safari.',
      });
    case 'server':
      return i18n._({
        id: 'connection.server',
        message: 'The clinic’s server does not answer. Check your network, or try again in some minutes.',
      });
    case 'socket':
      return i18n._({
        id: 'connection.socket',
        message: 'Your network closes the lasting connection that a call needs. Try another one, such as your phone’s.',
      });
    case 'media':
      return i18n._({
        id: 'connection.media',
        message: 'Your network lets no sound and picture through. Try another one, such as your phone’s.',
      });
    case 'too-slow':
      return i18n._({
        id: 'connection.too-slow',
        message: 'Your connection is too slow for a video call. Move closer to the router, or try another network.',
      });
    case 'slow':
      return i18n._({
        id: 'connection.slow',
        message:
          'Your connection is slow: the picture may be poor. Close what else uses it, or move closer to the router.',
      });
    case 'polling':
      return i18n._({
        id: 'connection.polling',
        message: 'Your network holds up the lasting connection: things may happen with a delay.',
      });
    case 'relayed':
      return i18n._({
        id: 'connection.relayed',
        message: 'Your network lets sound and picture through by a detour alone: they may stutter.',
      });
    case 'delayed':
      return i18n._({
        id: 'connection.delayed',
        message: 'The way is long: wait a moment after each sentence.',
      });
    case 'unsteady':
      return i18n._({
        id: 'connection.unsteady',
        message: 'Your connection is unsteady: sound may have gaps. Move closer to the router, or use a cable.',
      });
  }
}
