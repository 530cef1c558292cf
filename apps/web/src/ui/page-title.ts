import { useEffect } from 'react';

const name = 'Anteroom';

/** Names the page in the browser's tab, and with it for screen readers. `mark` stands before it, such as *(2)* for news. */
export function usePageTitle(title: string, mark = ''): void {
  useEffect(() => {
    document.title = [mark, title === name ? name : `${title} · ${name}`].filter(Boolean).join(' ');
  }, [title, mark]);
}
