import { useLingui } from '@lingui/react/macro';
import type { ConsultationId } from '@anteroom/domain';
import { toServer, type IncomingOffer } from '@anteroom/protocol';
import { memo, useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { useSelected } from '../../connection/use-store.ts';
import { errorText } from '../../errors/error-text.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useMay } from '../session/may.ts';
import { nameOf } from '../waiting-area/caller-rows.ts';
import { useClinic } from '../waiting-area/clinic-scope.tsx';
import { lengthText } from '../waiting-area/time-words.ts';
import { useSecond } from '../waiting-area/use-second.ts';
import { DeclineDialog } from './decline-dialog.tsx';
import './transfer.css';

/** Above the list: callers whom other clinics would like to hand over (S8). Nothing where there are none. */
export const IncomingOffers = memo(function IncomingOffers(): ReactElement | null {
  const { t, i18n } = useLingui();
  const { details, connection, mirror } = useClinic();
  const { toast } = useAnnouncer();
  const offers = useSelected(mirror.list, ({ offers: all }) => all);
  const mayAnswer = useMay(details.slug)('answer-transfer-offer');
  const [busy, setBusy] = useState<ConsultationId | null>(null);
  const [declining, setDeclining] = useState<IncomingOffer | null>(null);
  useSaidAloud(offers);
  if (offers.length === 0 && declining === null) return null;

  const answer = async (offer: IncomingOffer, wish: 'accept' | { readonly reason: string }): Promise<void> => {
    setBusy(offer.id);
    const answered = await connection.request(toServer.answerTransfer, {
      clinicId: details.id,
      consultationId: offer.id,
      answer: wish === 'accept' ? { type: 'accept' } : { type: 'decline', reason: wish.reason },
    });
    setBusy(null);
    setDeclining(null);
    const name = nameOf(offer);
    if (answered.ok) toast(wish === 'accept' ? t`${name} waits here now.` : t`${name} was declined.`, 'done');
    else if (answered.error.code === 'not-found') toast(t`${name} is not offered any more.`, 'failed');
    else toast(errorText(i18n, answered.error.code), 'failed');
  };

  return (
    <section className="offers" aria-label={t`Offered transfers`}>
      <ul>
        {offers.map((offer) => (
          <Offer
            key={offer.id}
            offer={offer}
            mayAnswer={mayAnswer}
            isBusy={busy === offer.id}
            onAccept={() => void answer(offer, 'accept')}
            onDecline={() => setDeclining(offer)}
          />
        ))}
      </ul>
      {declining !== null && (
        <DeclineDialog
          offer={declining}
          isPending={busy === declining.id}
          onDecline={(reason) => void answer(declining, { reason })}
          onClose={() => setDeclining(null)}
        />
      )}
    </section>
  );
});

/** Reads out who is offered, once. */
function useSaidAloud(offers: readonly IncomingOffer[]): void {
  const { t } = useLingui();
  const { announce } = useAnnouncer();
  const known = useRef<ReadonlySet<ConsultationId> | null>(null);
  useEffect(() => {
    const before = known.current;
    known.current = new Set(offers.map(({ id }) => id));
    for (const offer of offers) {
      if (before === null || before.has(offer.id)) continue;
      const name = nameOf(offer);
      const { clinic } = offer;
      announce(t`${clinic} would like to hand over ${name}.`, 'polite');
    }
  }, [offers, announce, t]);
}

interface OfferProps {
  readonly offer: IncomingOffer;
  readonly mayAnswer: boolean;
  readonly isBusy: boolean;
  readonly onAccept: () => void;
  readonly onDecline: () => void;
}

function Offer({ offer, mayAnswer, isBusy, onAccept, onDecline }: OfferProps): ReactElement {
  const { t, i18n } = useLingui();
  const { clock, details } = useClinic();
  const { by, note, arrivedAt, expiresAt } = offer;
  const name = nameOf(offer);
  const waited = useSecond(() => lengthText(i18n, Math.max(0, clock.now() - arrivedAt)));
  const left = useSecond(() => (expiresAt === null ? '' : lengthText(i18n, Math.max(0, expiresAt - clock.now()))));
  const from = offer.organisation === details.organisation ? offer.clinic : `${offer.clinic}, ${offer.organisation}`;
  return (
    <li className="offer">
      <Icon name="transfer" />
      <div className="offer-words">
        <p>
          <b>
            <bdi>{name}</bdi>
          </b>{' '}
          {by === '' ? t`from ${from}` : t`from ${from}, by ${by}`}
        </p>
        {note !== '' && (
          <p className="offer-note">
            <bdi>{note}</bdi>
          </p>
        )}
        <small>
          {t`Has waited ${waited}`}
          {left !== '' && <> · {t`to be answered within ${left}`}</>}
        </small>
      </div>
      {mayAnswer && (
        <div className="offer-acts">
          <Button size="small" look="primary" aria-label={t`Accept ${name}`} isPending={isBusy} onPress={onAccept}>
            {t`Accept`}
          </Button>
          <Button size="small" aria-label={t`Decline ${name}`} isPending={isBusy} onPress={onDecline}>
            {t`Decline`}
          </Button>
        </div>
      )}
    </li>
  );
}
