import { useLingui } from '@lingui/react/macro';
import { createContext, use, useMemo, useSyncExternalStore, type ReactElement, type ReactNode } from 'react';
import { IconButton } from './button.tsx';
import './feedback.css';
import { createAnnouncer, type Announcer } from './announcer-model.ts';

const AnnouncerContext = createContext<Announcer | null>(null);

/** Holds the page's live regions and toasts. One, round the whole application. */
export function AnnouncerProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const announcer = useMemo(() => createAnnouncer(), []);
  return (
    <AnnouncerContext value={announcer}>
      {children}
      <LiveRegions announcer={announcer} />
    </AnnouncerContext>
  );
}

/** `announce` reads a sentence to screen readers; `toast` shows it too. */
export function useAnnouncer(): Announcer {
  const announcer = use(AnnouncerContext);
  if (announcer === null) throw new Error('useAnnouncer outside of an AnnouncerProvider');
  return announcer;
}

function LiveRegions({ announcer }: { readonly announcer: Announcer }): ReactElement {
  const { t } = useLingui();
  const { polite, assertive, toasts } = useSyncExternalStore(announcer.subscribe, announcer.read);
  return (
    <>
      <div className="hide" role="status" aria-live="polite">
        {polite}
      </div>
      <div className="hide" role="alert" aria-live="assertive">
        {assertive}
      </div>
      {toasts.length > 0 && (
        <section className="toasts" aria-label={t`Notices`}>
          {toasts.map(({ id, text, tone }) => (
            <div key={id} className={`toast toast-${tone}`}>
              <span>{text}</span>
              <IconButton icon="x" size="small" label={t`Dismiss`} onPress={() => announcer.dismiss(id)} />
            </div>
          ))}
        </section>
      )}
    </>
  );
}
