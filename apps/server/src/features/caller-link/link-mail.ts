import type { ShareWordsView } from '@anteroom/protocol';
import type { Letter } from '../mail/read-model.ts';

/** A message as an e-mail: its paragraphs, in the order in which the clinic wrote them. */
export function linkMail({ subject, text }: Pick<ShareWordsView, 'subject' | 'text'>): Letter {
  return {
    subject,
    paragraphs: text
      .split(/\n{2,}/)
      .map((paragraph) => paragraph.trim())
      .filter((paragraph) => paragraph !== ''),
  };
}
