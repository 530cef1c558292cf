import type { ClinicId } from '@anteroom/domain';
import { routes } from '@anteroom/protocol';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { codeOf, rest } from '../../rest/rest-client.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';

/** Below the settings, so that it is asked for anew when they change: shorter hours erase more. */
const keyOf = (clinicId: ClinicId) => ['settings', 'kept-words', clinicId];

/** Of how many stays that are over something is still kept, and erasing it now (A4). Nothing for whoever may not. */
export function KeptNow({ clinicId }: { readonly clinicId: ClinicId }): ReactElement | null {
  const { t, i18n } = useLingui();
  const { toast } = useAnnouncer();
  const queries = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const params = { clinicId };
  const { data } = useQuery({
    queryKey: keyOf(clinicId),
    queryFn: () => rest(routes.keptWords, { params, body: {} }),
    retry: false,
  });
  const erase = useMutation({
    mutationFn: () => rest(routes.eraseKeptWords, { params, body: {} }),
    onSuccess: () => toast(t`What was typed in them is erased.`),
    onError: (error) => toast(errorText(i18n, codeOf(error)), 'failed'),
    onSettled: async () => {
      setAsked(false);
      await queries.invalidateQueries({ queryKey: keyOf(clinicId) });
    },
  });
  if (data === undefined) return null;
  const { stays } = data;
  if (stays === 0) return <p className="hint">{t`Nothing is kept of visits that are over.`}</p>;
  const kept = plural(stays, {
    one: 'Of # visit that is over something is still kept.',
    other: 'Of # visits that are over something is still kept.',
  });
  return (
    <div className="kept-now">
      <p className="hint">{kept}</p>
      <Button size="small" onPress={() => setAsked(true)}>{t`Erase it now …`}</Button>
      <Confirm
        title={t`Erase what was typed?`}
        action={t`Erase`}
        isDanger
        isOpen={isAsked}
        isPending={erase.isPending}
        onConfirm={() => erase.mutate()}
        onCancel={() => setAsked(false)}
      >
        {t`What callers and staff typed in visits that are over can never be read again. Visits that go on lose nothing.`}
      </Confirm>
    </div>
  );
}
