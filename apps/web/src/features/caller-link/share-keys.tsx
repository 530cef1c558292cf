import { useLingui } from '@lingui/react/macro';
import { useState, type ReactElement } from 'react';
import { Button, LinkButton } from '../../ui/button.tsx';
import { useMay } from '../session/may.ts';
import { useClinic } from '../waiting-area/clinic-scope.tsx';
import { ShareDialog } from './share-dialog.tsx';

/** The ways to give the clinic's link away, and to links for one caller (W7, E9, E10). */
export function ShareKeys(): ReactElement {
  const { t } = useLingui();
  const { details } = useClinic();
  const may = useMay(details.slug);
  const [isOpen, setOpen] = useState(false);
  const { slug, name } = details;
  return (
    <div className="share-keys">
      {may('send-clinic-link') && (
        <Button size="small" icon="send" onPress={() => setOpen(true)}>{t`E-mail or QR code`}</Button>
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
    </div>
  );
}
