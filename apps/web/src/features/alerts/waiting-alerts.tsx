import { useLingui } from '@lingui/react/macro';
import { plural } from '@lingui/core/macro';
import type { Row } from '@anteroom/protocol';
import { useEffect } from 'react';
import { useAnnouncer } from '../../ui/announcer.tsx';
import type { Clinic } from '../waiting-area/clinic.ts';
import { nameOf } from '../waiting-area/caller-rows.ts';
import { onceABrowser } from './once-a-browser.ts';
import { useOwnAlerts } from './own-alerts.ts';

/** Tells whoever works in a clinic that somebody waits, on whichever of its pages they are (W5). */
export function WaitingAlerts({ clinic }: { readonly clinic: Clinic }): null {
  const { t } = useLingui();
  const { toast } = useAnnouncer();
  const { data: alerts } = useOwnAlerts(clinic.details.id);
  const after = alerts?.afterMinutes;
  useEffect(() => {
    if (after !== undefined) clinic.alertsAfter.set(after);
  }, [clinic, after]);
  const { inPage = true, desktop = false } = alerts ?? {};
  useEffect(
    () =>
      clinic.due.onDue((rows) => {
        const count = rows.length;
        // The name alone where it is one: whoever sees this page may see the row.
        const [name = ''] = rows.map(nameOf);
        if (inPage && !showsThem())
          toast(
            count === 1 ? t`${name} waits.` : plural(count, { one: '# caller waits.', other: '# callers wait.' }),
            'done',
          );
        if (desktop) notify(rows, plural(count, { one: 'Somebody waits.', other: '# callers wait.' }));
      }),
    [clinic, toast, t, inPage, desktop],
  );
  return null;
}

/** Whether the page shows who waits by itself: the list does, and a call, whose bar nothing may cover. */
function showsThem(): boolean {
  return /\/waiting-area(?:\/|$)/.test(location.pathname);
}

/** On the desktop, where others may look on, nobody is named. */
function notify(rows: readonly Row[], words: string): void {
  const isInFront = document.visibilityState === 'visible' && document.hasFocus();
  if (isInFront || !('Notification' in window) || Notification.permission !== 'granted') return;
  const tag = rows.map(({ id }) => id).join(' ');
  void onceABrowser(tag, () => {
    const notice = notificationOf(words);
    notice?.addEventListener('click', () => {
      window.focus();
      notice.close();
    });
  });
}

/** Some browsers of phones know no notifications of pages, and say so when one is made. */
function notificationOf(body: string): Notification | null {
  try {
    return new Notification('Anteroom', { body, tag: 'anteroom-waiting', silent: false });
  } catch {
    return null;
  }
}
