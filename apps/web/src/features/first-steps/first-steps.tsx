import type { ClinicId, OrganisationId } from '@anteroom/domain';
import { routes, type MyClinic } from '@anteroom/protocol';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactElement } from 'react';
import { Link } from 'react-aria-components';
import { createPreference } from '../../connection/preference.ts';
import { useStore } from '../../connection/use-store.ts';
import { rest } from '../../rest/rest-client.ts';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useMayInOrganisation, type OfOrganisation } from '../organisation/organisations.ts';
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
  return <ClinicChecklist id={clinic.id} slug={clinic.slug} onHide={() => shows.set(false)} />;
}

/** The same for a new organisation. */
export function OrganisationFirstSteps({ organisation }: OfOrganisation): ReactElement | null {
  const may = useMayInOrganisation(organisation.id)('configure-organisation');
  const shows = useMemo(() => createPreference(`first-steps-${organisation.id}`, true), [organisation.id]);
  const isShown = useStore(shows);
  if (!may || !isShown) return null;
  return <OrganisationChecklist {...organisation} onHide={() => shows.set(false)} />;
}

interface ChecklistProps<Id> {
  readonly id: Id;
  readonly slug: string;
  readonly onHide: () => void;
}

function ClinicChecklist({ id, slug, onHide }: ChecklistProps<ClinicId>): ReactElement | null {
  const { t } = useLingui();
  const { data } = useQuery({
    queryKey: ['first-steps', id],
    queryFn: () => rest(routes.firstSteps, { params: { clinicId: id }, body: {} }),
    refetchInterval: lookEvery,
  });
  if (data === undefined) return null;
  const at = `/clinics/${slug}`;
  const steps: readonly Step[] = [
    { isDone: data.information, text: t`Give a support contact and a privacy policy`, href: `${at}/configure/clinic` },
    { isDone: data.team, text: t`Invite your team`, href: `${at}/team` },
    { isDone: data.waitingArea, text: t`Let somebody see the waiting area`, href: `${at}/team` },
    { isDone: data.rooms, text: t`Make a meeting room`, href: `${at}/configure/rooms` },
    { isDone: data.practice, text: t`Try it with a practice caller`, href: `/c/${slug}?practice`, isApart: true },
  ];
  return <Checklist steps={steps} onHide={onHide} />;
}

function OrganisationChecklist({ id, slug, onHide }: ChecklistProps<OrganisationId>): ReactElement | null {
  const { t } = useLingui();
  const { data } = useQuery({
    queryKey: ['first-steps', id],
    queryFn: () => rest(routes.organisationFirstSteps, { params: { organisationId: id }, body: {} }),
    refetchInterval: lookEvery,
  });
  if (data === undefined) return null;
  const at = `/organisations/${slug}`;
  const information = `${at}/configure/organisation`;
  const steps: readonly Step[] = [
    { isDone: data.information, text: t`Give a support contact and a privacy policy`, href: information },
    { isDone: data.look, text: t`Give it a logo`, href: `${at}/configure/interface` },
    { isDone: data.people, text: t`Invite a second person to administer it`, href: `${at}/people` },
    { isDone: data.clinic, text: t`Create a clinic`, href: `${at}/clinics` },
  ];
  return <Checklist steps={steps} onHide={onHide} />;
}

interface Step {
  readonly isDone: boolean;
  readonly text: string;
  /** Where it is done. */
  readonly href: string;
  /** Opens beside this page, which it is to be watched from. */
  readonly isApart?: boolean;
}

interface StepsProps {
  readonly steps: readonly Step[];
  readonly onHide: () => void;
}

function Checklist({ steps, onHide }: StepsProps): ReactElement | null {
  const { t } = useLingui();
  const done = steps.filter(({ isDone }) => isDone).length;
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
        {steps.map(({ isDone, text, href, isApart = false }) => (
          <li key={text} className={isDone ? 'is-done' : ''}>
            <i aria-hidden="true">{isDone && <Icon name="check" size="s" />}</i>
            {isDone ? (
              <span>
                {text} <span className="hide">({t`done`})</span>
              </span>
            ) : (
              <Link href={href} {...(isApart ? { target: '_blank' } : {})}>
                {text}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
