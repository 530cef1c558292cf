import type { LocalMedia } from '@anteroom/media';
import { createConnectionSupply, createLocalMedia } from '@anteroom/media';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { I18nProvider as AriaLanguage } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { createConnection } from '../connection/connection.ts';
import { newMessageId } from '../connection/random-id.ts';
import { createCall } from '../features/call/call.ts';
import { createStay } from '../features/stay/stay.ts';
import { createExperience } from '../features/waiting-experience/experience.ts';
import { AnnouncerProvider } from '../ui/announcer.tsx';
import { keepPageFocus } from '../ui/keep-page-focus.ts';
import { claimPressStyle } from '../ui/press-style.ts';
import { CallerApp } from './caller-app.tsx';
import { createCallerLanguage } from './caller-language.ts';
import type { ClinicLink } from '../features/stay/clinic-links.ts';
import '../features/stay/stay.css';

/**
 * Shows the waiting page, and later the call, in a place of the page.
 * @param running camera and microphone that run already, as from the set-up page; null after a reload
 * @param links what stood at the foot of the page, which goes on to stand there
 */
export async function mountCallerApp(
  place: HTMLElement,
  running: LocalMedia | null,
  links: readonly ClinicLink[],
): Promise<void> {
  const clinic = document.body.dataset['clinic'];
  if (clinic === undefined) throw new Error('The page names no clinic.');
  claimPressStyle();
  keepPageFocus();
  const language = createCallerLanguage();
  await language.start();
  const local = running ?? createLocalMedia();
  const connection = createConnection({ as: 'caller', clinic });
  const supply = createConnectionSupply();
  // The certificate is made while they wait; where the relays are, the page learns only at the admission.
  void supply.warm();
  const stay = createStay({
    connection,
    newId: newMessageId,
    beginCall: (view, onLeft) => {
      const call = createCall({ connection, view, local, supply, onLeft });
      // The one that was ready is taken now: the next call finds one too.
      void supply.warm();
      return call;
    },
  });
  const experience = createExperience({ connection, stay: stay.state, clock: stay.clock, language: i18n.locale });
  createRoot(place).render(
    <I18nProvider i18n={i18n}>
      <AriaLanguage locale={i18n.locale}>
        <AnnouncerProvider>
          <CallerApp
            stay={stay}
            experience={experience}
            connection={connection}
            local={local}
            clinic={clinic}
            links={links}
          />
        </AnnouncerProvider>
      </AriaLanguage>
    </I18nProvider>,
  );
}
