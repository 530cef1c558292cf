import type { ClinicId } from '@anteroom/domain';
import { routes, type FirstSteps as Steps, type MyClinic } from '@anteroom/protocol';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactElement } from 'react';
import { Link } from 'react-aria-components';
import { createPreference } from '../../connection/preference.ts';
import { useStore } from '../../connection/use-store.ts';
import { rest } from '../../rest/rest-client.ts';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { mayIn } from '../session/may.ts';
import { useSession } from '../session/session.ts';
import './first-steps.css';

/** How often the list looks for what has been done meanwhile, here or by a colleague, in milliseconds. */
const lookEvery = 10_000;

/**
 * What a new clinic still needs, for whoever configures it (H4): each step is ticked by itself. It goes when all is done, or
 * when its reader hides it.
 */
export function FirstSteps({ clinic }: { readonly clinic: MyClinic }): ReactElement | null {
  const me = useSession();
  const may = mayIn(me, clinic)('configure-clinic');
  const shows = useMemo(() => createPreference(`first-steps-${clinic.id}`, true), [clinic.id]);
  const isShown = useStore(shows);
  if (!may || !isShown) return null;
  return <Checklist id={clinic.id} slug={clinic.slug} onHide={() => shows.set(false)} />;
}

interface ChecklistProps {
  readonly id: ClinicId;
  readonly slug: string;
  readonly onHide: () => void;
}

function Checklist({ id, slug, onHide }: ChecklistProps): ReactElement | null {
  const { t } = useLingui();
  const { data } = useQuery({
    queryKey: ['first-steps', id],
    queryFn: () => rest(routes.firstSteps, { params: { clinicId: id }, body: {} }),
    refetchInterval: lookEvery,
  });
  if (data === undefined) return null;
  const at = `/clinics/${slug}`;
  const steps: readonly (readonly [keyof Steps, string, string])[] = [
    ['information', t`Give a support contact and a privacy policy`, `${at}/configure/clinic`],
    ['team', t`Invite your team`, `${at}/team`],
    ['waitingArea', t`Let somebody see the waiting area`, `${at}/team`],
    ['rooms', t`Make a meeting room`, `${at}/configure/rooms`],
    ['practice', t`Try it with a practice caller`, `/c/${slug}?practice`],
  ];
  const done = steps.filter(([step]) => data[step]).length;
  const all = steps.length;
  if (done === all) return null;
  return (
    <section className="card first-steps" aria-labelledby="first-steps">
      <header>
        <h2 id="first-steps">{t`First steps`}</h2>
        <span role="status">{t`${done} of ${all} done`}</span>
        <IconButton icon="x" size="small" label={t`Hide the first steps`} onPress={onHide} />
      </header>
      <ol>
        {steps.map(([step, text, href]) => (
          <li key={step} className={data[step] ? 'is-done' : ''}>
            <i aria-hidden="true">{data[step] && <Icon name="check" size="s" />}</i>
            {data[step] ? (
              <span>
                {text} <span className="hide">({t`done`})</span>
              </span>
            ) : (
              <Link href={href} {...(step === 'practice' ? { target: '_blank' } : {})}>
                {text}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
