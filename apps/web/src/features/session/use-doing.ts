import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { failureText } from './failure-text.ts';

/** Something that is done once at a time, and what went wrong with it in words. */
export interface Doing {
  readonly isPending: boolean;
  readonly failure: string | undefined;
  /** Does it; answers whether it worked. */
  run(work: () => Promise<void>): Promise<boolean>;
  clear(): void;
}

export function useDoing(): Doing {
  const { i18n } = useLingui();
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<string>();
  return {
    isPending,
    failure,
    clear: () => setFailure(undefined),
    async run(work) {
      setPending(true);
      setFailure(undefined);
      try {
        await work();
        return true;
      } catch (error) {
        setFailure(failureText(i18n, error));
        return false;
      } finally {
        setPending(false);
      }
    },
  };
}
