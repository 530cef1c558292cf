import type { ReactElement } from 'react';
import { textParts } from './message-links.ts';

/** What somebody wrote, as text; addresses in it lead where they say, on a page that learns nothing of this one. */
export function ChatText({ text }: { readonly text: string }): ReactElement {
  return (
    <p className="chat-text" dir="auto">
      {textParts(text).map((part, index) =>
        part.href === null ? (
          part.text
        ) : (
          <a key={index} href={part.href} target="_blank" rel="noopener noreferrer" dir="ltr">
            {part.text}
          </a>
        ),
      )}
    </p>
  );
}
