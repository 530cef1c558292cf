import { Trans } from '@lingui/react/macro';
import type { StayView } from '@anteroom/protocol';
import { useEffect, useState, type ReactElement } from 'react';
import { Banner } from '../../ui/feedback.tsx';

/** Tells a caller of every step of a transfer, in words (S8). */
export function TransferNotice({ view }: { readonly view: StayView }): ReactElement | null {
  const asked = view.offeredTo?.clinic ?? null;
  const stayed = useLastAsked(view.id, asked);
  const { clinic, cameFrom, status } = view;
  const here = clinic.name;
  if (status === 'transferred') return null;
  if (view.offeredTo !== null) {
    const { organisation } = view.offeredTo;
    return (
      <Banner tone="notice">
        {organisation === clinic.organisation ? (
          <Trans>
            We are asking <b>{asked}</b> whether they can see you. You keep your place here until they say yes.
          </Trans>
        ) : (
          <Trans>
            We are asking <b>{asked}</b> of {organisation} whether they can see you. You keep your place here until they
            say yes.
          </Trans>
        )}
      </Banner>
    );
  }
  if (stayed !== null) {
    return (
      <Banner tone="notice">
        <Trans>
          You stay with <b>{here}</b>. Your place is kept, and {stayed} is not asked any more.
        </Trans>
      </Banner>
    );
  }
  if (cameFrom === null || status !== 'waiting') return null;
  return (
    <Banner tone="notice">
      <Trans>
        {cameFrom} has handed you over to <b>{here}</b>. They know what you told us: you need not type it again, and the
        time that you have waited counts.
      </Trans>
    </Banner>
  );
}

/** The clinic that was asked last in this stay and is asked no more; null while one is asked, or none ever was. */
function useLastAsked(stay: StayView['id'], asked: string | null): string | null {
  const [last, setLast] = useState<{ readonly stay: StayView['id']; readonly asked: string } | null>(null);
  useEffect(() => {
    if (asked !== null) setLast({ stay, asked });
  }, [stay, asked]);
  return asked === null && last?.stay === stay ? last.asked : null;
}

/** What a caller on hold is told: who put them there, and that they come back. */
export function HoldWords({ by }: { readonly by: string }): ReactElement {
  return (
    <Trans>
      <bdi>{by}</bdi> has put you on hold and will be back with you here. Nobody sees or hears you now.
    </Trans>
  );
}
