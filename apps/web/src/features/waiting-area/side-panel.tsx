import { useLingui } from '@lingui/react/macro';
import { memo, useId, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useStore } from '../../connection/use-store.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { IconButton, LinkButton } from '../../ui/button.tsx';
import { Switch } from '../../ui/checkbox.tsx';
import { Icon } from '../../ui/icon.tsx';
import { AlertsButton } from '../alerts/alerts-button.tsx';
import { ShareKeys } from '../caller-link/share-keys.tsx';
import { FirstSteps } from '../first-steps/first-steps.tsx';
import { DoorSection } from '../hours/door-section.tsx';
import { useMay } from '../session/may.ts';
import { CameraReady } from './camera-ready.tsx';
import { useClinic } from './clinic-scope.tsx';

/** Beside the list: the link to share, the alerts, the camera, help. */
export const SidePanel = memo(function SidePanel({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useLingui();
  const { settings, details } = useClinic();
  const isSoundOn = useStore(settings.sound);
  const mayAttend = useMay(details.slug)('attend-caller');
  return (
    <>
      <div className="panel-close">
        <IconButton icon="x" size="small" label={t`Hide clinic tools`} onPress={onClose} />
      </div>
      <FirstSteps clinic={details} />
      <PanelSection title={t`Open to callers`}>
        <DoorSection clinic={details.slug} />
      </PanelSection>
      <PanelSection title={t`Share the clinic link`}>
        <ClinicLink />
        <ShareKeys />
        <PracticeCaller />
      </PanelSection>
      <PanelSection title={t`My alerts`}>
        <Switch isSelected={isSoundOn} onChange={settings.sound.set}>
          {t`Sound for every caller`}
        </Switch>
        <AlertsButton clinic={details} />
        {isSoundOn && <p>{t`Your browser plays it once you have clicked anywhere on this page.`}</p>}
      </PanelSection>
      <PanelSection title={t`My camera`}>
        <CameraReady />
      </PanelSection>
      <PanelSection title={t`Tests and telephone`}>
        <LinkButton look="quiet" size="small" href={`/c/${details.slug}/precall`} target="_blank">
          {t`Pre-call test`}
        </LinkButton>
        {mayAttend && (
          <LinkButton look="quiet" size="small" href={`/clinics/${details.slug}/waiting-area/phone-back`}>
            {t`Phone-back list`}
          </LinkButton>
        )}
      </PanelSection>
      <PanelSection title={t`Support`}>
        <p>{t`Ask your clinic administrator. Press ? for the keyboard shortcuts.`}</p>
      </PanelSection>
    </>
  );
});

/** The address that callers open, and its copy. */
export function ClinicLink(): ReactElement {
  const { t } = useLingui();
  const { details } = useClinic();
  const { toast } = useAnnouncer();
  const link = new URL(`/c/${details.slug}`, location.href);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link.href);
      toast(t`The link is copied.`, 'done');
    } catch {
      toast(t`The link could not be copied. Select it and copy it by hand.`, 'failed');
    }
  };
  return (
    <div className="clinic-link">
      <bdi dir="ltr">{`${link.host}${link.pathname}`}</bdi>
      <IconButton icon="copy" size="small" label={t`Copy the link`} onPress={() => void copy()} />
    </div>
  );
}

/** Opens the clinic's page for callers in a window of its own, so that somebody alone can try Join, Hold and End (H4). */
function PracticeCaller(): ReactElement {
  const { t } = useLingui();
  const { details } = useClinic();
  return (
    <LinkButton look="quiet" size="small" href={`/c/${details.slug}?practice`} target="_blank">
      {t`Try with a practice caller`}
    </LinkButton>
  );
}

interface PanelSectionProps {
  readonly title: string;
  readonly children: ReactNode;
}

function PanelSection({ title, children }: PanelSectionProps): ReactElement {
  const [isOpen, setOpen] = useState(true);
  const id = useId();
  return (
    <section>
      <h2>
        <button type="button" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
          {title}
          <Icon name="down" size="s" />
        </button>
      </h2>
      <div id={id} hidden={!isOpen}>
        {children}
      </div>
    </section>
  );
}
