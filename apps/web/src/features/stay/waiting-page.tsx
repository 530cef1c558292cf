import { Trans, useLingui } from '@lingui/react/macro';
import type { StayView } from '@anteroom/protocol';
import { useEffect, useState, type ReactNode } from 'react';
import { useSelected, useStore } from '../../connection/use-store.ts';
import type { Connection } from '../../connection/connection.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { Mark } from '../../ui/logotype.tsx';
import { CallBack } from './call-back.tsx';
import { ClosedNotice } from './closed-notice.tsx';
import type { ClinicLink } from './clinic-links.ts';
import { Messages } from './messages.tsx';
import type { LocalMedia } from '@anteroom/media';
import { WaitingContent } from '../waiting-experience/content.tsx';
import { EstimateLine } from '../waiting-experience/estimate-line.tsx';
import type { Experience } from '../waiting-experience/experience.ts';
import { keepAwake } from '../waiting-experience/keep-awake.ts';
import { MusicCard } from '../waiting-experience/music-card.tsx';
import { OwnPicture } from './own-picture.tsx';
import { ErasurePromise, LeavingPromise } from './erasure-promise.tsx';
import { PhoneWanted } from './phone-wanted.tsx';
import { StepMarks } from './step-marks.tsx';
import { HoldWords, TransferNotice } from './transfer-notice.tsx';
import type { Stay, StayCall } from './stay.ts';

export interface WaitingPageProps {
  readonly stay: Stay<StayCall>;
  readonly view: StayView;
  /** What the clinic offers meanwhile. */
  readonly experience: Experience;
  readonly connection: Connection;
  readonly local: LocalMedia;
  /** The clinic's policies, and whom to ask (S1). */
  readonly links: readonly ClinicLink[];
  readonly onLeave: () => void;
}

/** Nothing yet. */
const none: readonly never[] = [];

/** The private space of somebody who waits, or is on hold (E6). */
export function WaitingPage({
  stay,
  view,
  experience,
  connection,
  local,
  links,
  onLeave,
}: WaitingPageProps): ReactNode {
  const { t } = useLingui();
  const [leaving, setLeaving] = useState(false);
  const offered = useStore(experience.state);
  useEffect(() => keepAwake(), []);
  const estimate =
    offered === null || offered.estimate === null ? null : (
      <EstimateLine estimate={offered.estimate} since={offered.waitingSince} clock={stay.clock} />
    );
  return (
    <>
      <main className="caller-main">
        <StepMarks reads={view.clinic.hasInformation} />
        <Away connection={connection} />
        <ClosedNotice view={view} clock={stay.clock} />
        <TransferNotice view={view} />
        <div className="wait">
          <section className="place card">
            <div>
              <h1 aria-live="polite">
                <Title view={view} />
              </h1>
              <p className="est">
                <WhatNext view={view} estimate={estimate} />
              </p>
              <Since at={view.arrivedAt} />
            </div>
            <OwnPicture local={local} />
            {!view.phoneWanted && <CallBack stay={stay} view={view} />}
            {view.phoneWanted ? (
              <PhoneWanted />
            ) : (
              <p className="promise">
                <Mark size={28} />
                <span>
                  <Trans>You can stay on this page. We join you here, and you will hear a sound.</Trans>
                </span>
              </p>
            )}
          </section>
          <Messages stay={stay} automated={offered?.automated ?? none} />
          <div className="wait-more">
            <div className="wait-options">
              {view.status !== 'being-seen' && <MusicCard pieces={offered?.music ?? none} />}
            </div>
            <WaitingContent pieces={offered?.content ?? none} />
          </div>
        </div>
      </main>
      <footer className="foot">
        <p>
          <ErasurePromise keepHours={view.clinic.keepTypedHours} />
        </p>
        {links.length > 0 && (
          <nav aria-label={t`About this clinic`}>
            {links.map(({ href, words, isBeside }) => (
              <a key={href} href={href} {...(isBeside ? { target: '_blank', rel: 'noopener noreferrer' } : {})}>
                {words}
              </a>
            ))}
          </nav>
        )}
        <nav aria-label={t`Your visit`}>
          <a href={`/c/${view.clinic.slug}/start-again`}>
            <Trans>Not you? Start again</Trans>
          </a>
          <Button look="quiet" onPress={() => setLeaving(true)}>
            <Trans>Leave the waiting area</Trans>
          </Button>
        </nav>
      </footer>
      <Confirm
        title={t`Leave the waiting area?`}
        isOpen={leaving}
        action={t`Leave`}
        isDanger
        onConfirm={onLeave}
        onCancel={() => setLeaving(false)}
      >
        <LeavingPromise keepHours={view.clinic.keepTypedHours} />
      </Confirm>
    </>
  );
}

function Title({ view }: { readonly view: StayView }): ReactNode {
  const { position, status } = view;
  if (status === 'transferred') return <Trans>You are being handed over</Trans>;
  if (status === 'on-hold') return <Trans>You are on hold</Trans>;
  if (status === 'being-seen') return <Trans>We are joining you</Trans>;
  if (position === null) return <Trans>You are in the waiting area</Trans>;
  if (position === 1) return <Trans>You are next</Trans>;
  return (
    <Trans>
      You are number <bdi>{position}</bdi> in the queue
    </Trans>
  );
}

function WhatNext({ view, estimate }: { readonly view: StayView; readonly estimate: ReactNode }): ReactNode {
  if (view.status === 'transferred') return <Trans>One moment: you need not do anything.</Trans>;
  if (view.status === 'on-hold' && view.heldBy !== null && view.heldBy !== '') return <HoldWords by={view.heldBy} />;
  if (view.status === 'on-hold') {
    return <Trans>The call is paused. Nobody sees or hears you now. The clinic comes back to you here.</Trans>;
  }
  if (view.status === 'being-seen') return <Trans>Picture and sound are on their way.</Trans>;
  return estimate ?? <Trans>A health professional joins you here when it is your turn.</Trans>;
}

function Since({ at }: { readonly at: number }): ReactNode {
  const { i18n } = useLingui();
  const time = i18n.date(new Date(at), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return (
    <p className="since">
      <Trans>
        You arrived at <bdi className="num">{time}</bdi>. Your place is kept, even if you lose the connection.
      </Trans>
    </p>
  );
}

function Away({ connection }: { readonly connection: Connection }): ReactNode {
  const isAway = useSelected(connection.state, (state) => state.kind === 'away');
  if (!isAway) return null;
  return (
    <Banner tone="offline">
      <Trans>You are offline. Your place is kept, and this page reconnects by itself.</Trans>
    </Banner>
  );
}
