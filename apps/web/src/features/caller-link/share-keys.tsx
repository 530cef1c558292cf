import { useLingui } from '@lingui/react/macro';
import { useState, type ReactElement } from 'react';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useMay } from '../session/may.ts';
import { useClinic } from '../waiting-area/clinic-scope.tsx';
import { ShareDialog } from './share-dialog.tsx';
import { WebsiteButton } from './website-button.tsx';

/** The ways to give the clinic's link away, and to links for one caller (E1, W7, E9, E10). */
export function ShareKeys(): ReactElement {
  const { t } = useLingui();
  const { details } = useClinic();
  const may = useMay(details.slug);
  const [isOpen, setOpen] = useState(false);
  const [isButtonOpen, setButtonOpen] = useState(false);
  const { slug, name } = details;
  return (
    <div className="share-keys">
      {may('send-clinic-link') && (
        <Button size="small" icon="send" onPress={() => setOpen(true)}>{t`Send or print it`}</Button>
      )}
      {may('send-clinic-link') && (
        <Button size="small" icon="desktop" onPress={() => setButtonOpen(true)}>{t`Website button`}</Button>
      )}
      {may('make-caller-links') && (
        <LinkButton size="small" icon="link" href={`/clinics/${slug}/links`}>{t`Links for one caller`}</LinkButton>
      )}
      <ShareDialog
        shared={{ clinicId: details.id, link: null }}
        title={t`Share the link of ${name}`}
        path={`/c/${slug}`}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      />
      <Dialog wide title={t`A button for your website`} isOpen={isButtonOpen} onClose={() => setButtonOpen(false)}>
        <WebsiteButton clinic={slug} />
      </Dialog>
    </div>
  );
}
