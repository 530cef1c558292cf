import { useLingui } from '@lingui/react/macro';
import type { ClinicId } from '@anteroom/domain';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import { Button } from '../../ui/button.tsx';

const AlertsDialog = lazy(async () => ({ default: (await import('./alerts-dialog.tsx')).AlertsDialog }));

/** Opens the alerts of one clinic: beside its waiting list, and among one's roles. */
export function AlertsButton({
  clinic,
}: {
  readonly clinic: { readonly id: ClinicId; readonly name: string };
}): ReactElement {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const { name } = clinic;
  return (
    <>
      <Button
        className="alerts-open"
        size="small"
        icon="bell"
        aria-label={t`Change my alerts in ${name}`}
        onPress={() => setOpen(true)}
      >
        {t`Change my alerts`}
      </Button>
      {isOpen && (
        <Suspense>
          <AlertsDialog clinic={clinic} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
