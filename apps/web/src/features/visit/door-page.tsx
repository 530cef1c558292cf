import { Trans, useLingui } from '@lingui/react/macro';
import type { LocalMedia } from '@anteroom/media';
import type { VisitView } from '@anteroom/protocol';
import { useState, type ReactNode } from 'react';
import type { Connection } from '../../connection/connection.ts';
import { useSelected } from '../../connection/use-store.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { Mark } from '../../ui/logotype.tsx';
import { OwnPicture } from '../stay/own-picture.tsx';
import { StepMarks } from '../stay/step-marks.tsx';

export interface DoorPageProps {
  readonly view: VisitView;
  readonly connection: Connection;
  readonly local: LocalMedia;
  readonly onLeave: () => void;
}

/** At the door: somebody who knocks, and hears nothing of who is inside (S4, S6). */
export function DoorPage({ view, connection, local, onLeave }: DoorPageProps): ReactNode {
  const { t } = useLingui();
  const [isLeaving, setLeaving] = useState(false);
  const isAway = useSelected(connection.state, (state) => state.kind === 'away');
  return (
    <>
      <main className="caller-main">
        <StepMarks />
        {isAway && (
          <Banner tone="offline">
            <Trans>You are offline. You still knock, and this page reconnects by itself.</Trans>
          </Banner>
        )}
        <div className="wait is-door">
          <section className="place card">
            <div>
              <h1 aria-live="polite">
                <Title view={view} />
              </h1>
              <p className="est">
                <WhatNext view={view} />
              </p>
            </div>
            <OwnPicture local={local} />
            <p className="promise">
              <Mark size={28} />
              <span>
                <Trans>You can stay on this page. The call begins here, and you will hear a sound.</Trans>
              </span>
            </p>
          </section>
        </div>
      </main>
      <footer className="foot">
        <p>
          {view.hasPhoto ? (
            <Trans>Your name and your photo are erased when your visit ends.</Trans>
          ) : (
            <Trans>Your name is erased when your visit ends.</Trans>
          )}
        </p>
        <nav aria-label={t`Your visit`}>
          <Button look="quiet" onPress={() => setLeaving(true)}>
            <Trans>Leave</Trans>
          </Button>
        </nav>
      </footer>
      <Confirm
        title={t`Leave the door?`}
        isOpen={isLeaving}
        action={t`Leave`}
        isDanger
        onConfirm={onLeave}
        onCancel={() => setLeaving(false)}
      >
        <Trans>You don’t knock any longer. With the same link you can come back as long as it is valid.</Trans>
      </Confirm>
    </>
  );
}

function Title({ view }: { readonly view: VisitView }): ReactNode {
  const { status, returned, room } = view;
  if (status === 'inside') return <Trans>You are let in</Trans>;
  if (returned) return <Trans>The call is paused</Trans>;
  if (room?.entry === 'open') return <Trans>You come in as soon as somebody is there</Trans>;
  return <Trans>You are knocking</Trans>;
}

function WhatNext({ view }: { readonly view: VisitView }): ReactNode {
  const { status, returned, room } = view;
  if (status === 'inside') return <Trans>Picture and sound are on their way.</Trans>;
  if (room === null) return <Trans>Somebody in the call will let you in.</Trans>;
  const { name } = room;
  if (returned) {
    return <Trans>The last of the team went out. You wait at the door until one of them lets you in again.</Trans>;
  }
  if (room.entry === 'open') return <Trans>{name} opens for guests while somebody of the team is inside.</Trans>;
  return <Trans>Somebody will let you in to {name}.</Trans>;
}
