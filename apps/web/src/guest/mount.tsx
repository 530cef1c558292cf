import type { LocalMedia } from '@anteroom/media';
import { createConnectionSupply, createLocalMedia } from '@anteroom/media';
import { callInvitationId, guestLinkId } from '@anteroom/protocol';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { I18nProvider as AriaLanguage } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { createConnection } from '../connection/connection.ts';
import { createCall } from '../features/call/call.ts';
import { createVisit } from '../features/visit/visit.ts';
import { AnnouncerProvider } from '../ui/announcer.tsx';
import { keepPageFocus } from '../ui/keep-page-focus.ts';
import { claimPressStyle } from '../ui/press-style.ts';
import { GuestApp } from './guest-app.tsx';
import { createGuestLanguage } from './guest-language.ts';
import '../features/stay/stay.css';

/**
 * Shows the door, and later the call, in a place of the page.
 * @param running camera and microphone that run already, as from the page before; null after a reload
 */
export async function mountVisit(place: HTMLElement, running: LocalMedia | null): Promise<void> {
  const isInvited = location.pathname.startsWith('/i/');
  const id = document.body.dataset['link'];
  const link = isInvited ? callInvitationId.parse(id) : guestLinkId.parse(id);
  const door = location.pathname.replace(/\/visit\/?$/, '');
  claimPressStyle();
  keepPageFocus();
  const language = createGuestLanguage();
  await language.start();
  const local = running ?? createLocalMedia();
  const connection = createConnection({ as: 'guest', link });
  const supply = createConnectionSupply();
  // The certificate is made while they wait; where the relays are, the page learns only when it is let in.
  void supply.warm();
  const visit = createVisit({
    connection,
    beginCall: (view, onLeft) => createCall({ connection, view, local, supply, onLeft }),
  });
  createRoot(place).render(
    <I18nProvider i18n={i18n}>
      <AriaLanguage locale={i18n.locale}>
        <AnnouncerProvider>
          <GuestApp visit={visit} connection={connection} local={local} door={door} />
        </AnnouncerProvider>
      </AriaLanguage>
    </I18nProvider>,
  );
}
