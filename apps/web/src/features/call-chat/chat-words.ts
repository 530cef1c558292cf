import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { chatFileLimit, chatTextLimit } from '@anteroom/protocol';
import type { SendProblem } from './chat.ts';
import type { ChatPerson, FileStatus } from './chat-state.ts';

/** Names in one line, each kept from turning the others' direction of writing round. */
export function namesOf(people: readonly ChatPerson[]): string {
  return people.map(({ name }) => isolated(name)).join(', ');
}

/** A name in a sentence that can hold no element, such as an option. */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}

/** How large a file is, in the largest unit that fits. */
export function fileSize(i18n: I18n, bytes: number): string {
  const [unit, value] =
    bytes < 1_000 ? ['byte', bytes] : bytes < 1_000_000 ? ['kilobyte', bytes / 1_000] : ['megabyte', bytes / 1_000_000];
  return i18n.number(value, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: unit === 'megabyte' ? 1 : 0,
  });
}

/** Why something wasn't sent, and what helps. */
export function problemText(problem: SendProblem, to: ChatPerson | null): MessageDescriptor {
  const name = isolated(to?.name ?? '');
  const megabytes = chatFileLimit / 1_000_000;
  switch (problem) {
    case 'empty':
      return msg`There is nothing in it.`;
    case 'too-long':
      return msg`A message has at most ${chatTextLimit} characters. Send it in two.`;
    case 'too-large':
      return msg`A file has at most ${megabytes} MB.`;
    case 'too-quick':
      return msg`That was much at once. Wait a moment and send it again.`;
    case 'alone':
      return msg`Nobody else is here to read it.`;
    case 'gone':
      return msg`${name} isn’t here any more. Choose who gets it.`;
  }
}

/** What became of somebody else's file; null where it shows by itself. */
export function fileText(status: FileStatus, from: ChatPerson | null): MessageDescriptor | null {
  const name = isolated(from?.name ?? '');
  switch (status) {
    case 'on-its-way':
    case 'here':
      return null;
    case 'stopped':
      return msg`Stopped`;
    case 'lost':
      return msg`${name} left before it had come`;
    case 'broken':
      return msg`It wasn’t what it said, and was thrown away`;
    case 'no-room':
      return msg`No room for it here: remove another file, and ask for it again`;
    case 'removed':
      return msg`Removed`;
    case 'unreadable':
      return msg`This device can’t read it any more`;
  }
}
