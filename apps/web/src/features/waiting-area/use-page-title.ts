import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { Clinic } from './clinic.ts';

/** The window's title: how many wait, and a mark for somebody who came while nobody looked. */
export function usePageTitle(clinic: Clinic, waiting: number): void {
  const { t } = useLingui();
  const [unseen, setUnseen] = useState(0);
  useEffect(() => {
    const seen = (): void => {
      if (document.visibilityState === 'visible' && document.hasFocus()) setUnseen(0);
    };
    const stop = clinic.mirror.onArrived((rows) => {
      if (document.visibilityState !== 'visible' || !document.hasFocus()) setUnseen((before) => before + rows.length);
    });
    document.addEventListener('visibilitychange', seen);
    window.addEventListener('focus', seen);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', seen);
      window.removeEventListener('focus', seen);
    };
  }, [clinic]);

  const { name } = clinic.details;
  const plain = t`Waiting area · ${name}`;
  const counted = waiting > 0 ? `(${waiting}) ${plain}` : plain;
  useEffect(() => {
    document.title = unseen > 0 ? `● ${counted}` : counted;
  }, [counted, unseen]);
}
