import { useLingui } from '@lingui/react/macro';
import type { ClinicId } from '@anteroom/domain';
import { routes } from '@anteroom/protocol';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { codeOf, rest } from '../../rest/rest-client.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Banner, Skeleton } from '../../ui/feedback.tsx';
import { AlertsForm } from './alerts-form.tsx';
import { useOwnAlerts } from './own-alerts.ts';
import './alerts.css';

export interface AlertsDialogProps {
  readonly clinic: { readonly id: ClinicId; readonly name: string };
  readonly onClose: () => void;
}

/** How somebody hears that callers wait in a clinic (W5). */
export function AlertsDialog({ clinic, onClose }: AlertsDialogProps): ReactElement {
  const { t, i18n } = useLingui();
  const alerts = useOwnAlerts(clinic.id);
  const reach = useQuery({ queryKey: ['reach'], queryFn: () => rest(routes.reach, { params: {}, body: {} }) });
  const error = alerts.error ?? reach.error;
  const { name } = clinic;
  const retry = (): void => {
    void alerts.refetch();
    void reach.refetch();
  };
  return (
    <Dialog title={t`My alerts in ${name}`} isOpen onClose={onClose}>
      {error !== null && (
        <Banner tone="failed" onRetry={retry}>
          {errorText(i18n, codeOf(error))}
        </Banner>
      )}
      {error === null && (alerts.data === undefined || reach.data === undefined) && <Skeleton rows={3} />}
      {alerts.data !== undefined && reach.data !== undefined && (
        <AlertsForm clinicId={clinic.id} alerts={alerts.data} reach={reach.data} onClose={onClose} />
      )}
    </Dialog>
  );
}
