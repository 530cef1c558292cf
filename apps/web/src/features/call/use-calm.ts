import { useEffect, useState } from 'react';

/** How long what nobody waits for leaves the machine and the server to the first pictures, in milliseconds. */
const beginning = 1_000;

/** Whether the page has been here for a moment: what isn't needed at once is asked for from then on, beside no beginning call (P1, P2). */
export function useCalm(): boolean {
  const [isCalm, setCalm] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setCalm(true), beginning);
    return () => clearTimeout(timer);
  }, []);
  return isCalm;
}
