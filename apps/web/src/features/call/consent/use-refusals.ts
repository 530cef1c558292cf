import { useLingui } from '@lingui/react/macro';
import type { Ack } from '@anteroom/protocol';
import { errorText } from '../../../errors/error-text.ts';
import { useAnnouncer } from '../../../ui/announcer.tsx';

/** Says what the server refused; what it accepted is on the screen anyway. */
export function useRefusals(): (work: Promise<Ack<object>>) => void {
  const { i18n } = useLingui();
  const { toast } = useAnnouncer();
  return (work) => {
    void work.then((done) => {
      if (!done.ok) toast(errorText(i18n, done.error.code), 'failed');
    });
  };
}
