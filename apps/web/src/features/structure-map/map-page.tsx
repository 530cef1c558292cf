import { foldFrom, totalCounts } from '@anteroom/domain';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useState, type ReactElement } from 'react';
import { ConnectionGate } from '../../connection/connection-gate.tsx';
import { createConnection, type Connection } from '../../connection/connection.ts';
import { createPreference } from '../../connection/preference.ts';
import { createServerClock } from '../../connection/server-clock.ts';
import { timeOfDay } from '../../connection/time-of-day.ts';
import { useSelected, useStore } from '../../connection/use-store.ts';
import { errorText } from '../../errors/error-text.ts';
import { Banner, EmptyState, Skeleton } from '../../ui/feedback.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ClinicLogo } from '../../ui/logotype.tsx';
import { SearchField } from '../../ui/paged-list.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { OrganisationShell } from '../organisation/organisation-shell.tsx';
import { Standing } from '../session/standing.tsx';
import { Counts } from './counts.tsx';
import { MapTree } from './map-tree.tsx';
import { createStructureMap, shownClinics, type MapView, type StructureMap } from './structure-map.ts';
import '../../ui/tokens-house.css';
import './structure-map.css';
import './house-figures.css';
import './house-rooms.css';
import './house.css';

const asHouse = createPreference('map-as-house', true);

interface Opened {
  readonly connection: Connection;
  readonly map: StructureMap;
}

/** The structure map of an organisation, live (S9): its house, or the same as a list. */
export function StructureMapPage({ organisation }: { readonly organisation: string }): ReactElement | null {
  const { t } = useLingui();
  usePageTitle(t`Structure map`);
  const [opened, setOpened] = useState<Opened | null>(null);
  useEffect(() => {
    const connection = createConnection({ as: 'staff' });
    const map = createStructureMap({ connection, organisation, clock: createServerClock() });
    setOpened({ connection, map });
    return () => {
      setOpened(null);
      map.close();
      connection.close();
    };
  }, [organisation]);
  if (opened === null) return null;
  return (
    <ConnectionGate connection={opened.connection}>
      <SignedOut connection={opened.connection} />
      <Standing connection={opened.connection} />
      <OrganisationShell organisation={organisation}>
        <MapContent map={opened.map} />
      </OrganisationShell>
    </ConnectionGate>
  );
}

function SignedOut({ connection }: { readonly connection: Connection }): null {
  const isOut = useSelected(
    connection.state,
    (state) => state.kind === 'signed-out' || (state.kind === 'refused' && state.code === 'not-signed-in'),
  );
  useEffect(() => {
    // A whole new page, so that nothing of this person stays in memory.
    if (isOut) location.assign(`/sign-in?next=${encodeURIComponent(location.pathname)}`);
  }, [isOut]);
  return null;
}

function MapContent({ map }: { readonly map: StructureMap }): ReactElement {
  const { t, i18n } = useLingui();
  const view = useStore(map.view);
  const isHouse = useStore(asHouse);
  const { phase, clinics, asOf, isCurrent, error } = view;
  const time = asOf === null ? '' : timeOfDay(i18n.locale, asOf);
  return (
    <div className={isHouse && phase === 'ready' && clinics.length > 0 ? 'map-page is-house' : 'map-page'}>
      <header className="map-top">
        <h1>{t`Structure map`}</h1>
        {phase === 'ready' && isCurrent && (
          <span className="map-live">
            <i aria-hidden="true" />
            {t`Live, ${time}`}
          </span>
        )}
        <span className="map-totals">{phase === 'ready' && <Counts counts={totalCounts(clinics)} always />}</span>
        <span className="segments" role="group" aria-label={t`Show as`}>
          <button type="button" aria-pressed={isHouse} onClick={() => asHouse.set(true)}>
            <Icon name="house" size="s" />
            {t`House`}
          </button>
          <button type="button" aria-pressed={!isHouse} onClick={() => asHouse.set(false)}>
            <Icon name="list" size="s" />
            {t`List`}
          </button>
        </span>
      </header>
      {phase !== 'failed' && !isCurrent && asOf !== null && (
        <Banner tone="offline">{t`You are offline. The map is from ${time}.`}</Banner>
      )}
      {phase === 'failed' && (
        <Banner tone="failed" onRetry={map.retry}>
          {errorText(i18n, error ?? 'server-error')}
        </Banner>
      )}
      {phase === 'loading' && <Skeleton />}
      {phase === 'ready' && <House map={map} view={view} look={isHouse ? 'house' : 'list'} />}
    </div>
  );
}

function House({
  map,
  view,
  look,
}: {
  readonly map: StructureMap;
  readonly view: MapView;
  readonly look: 'house' | 'list';
}): ReactElement {
  const { t } = useLingui();
  const { clinics, query, organisation } = view;
  if (clinics.length === 0) {
    return (
      <EmptyState title={t`No clinic yet`}>
        {t`The house is empty. Each clinic becomes a floor of it as soon as it is made.`}
      </EmptyState>
    );
  }
  return (
    <>
      {clinics.length >= foldFrom && (
        <div className="map-search">
          <SearchField label={t`Search clinics`} value={query} onChange={map.search} />
        </div>
      )}
      {shownClinics(view).length === 0 && <EmptyState title={t`No clinic is called that`} />}
      <div className={`map-building is-${look}`}>
        {look === 'house' && (
          <div className="roof" aria-hidden="true">
            <svg viewBox="0 0 1000 120" preserveAspectRatio="none">
              <path className="chimney" d="M737 8h48v70h-48z" />
              <path d="M0 108 500 0 1000 108v12H0z" />
              <path className="gable" d="M84 112 500 22l416 90z" />
            </svg>
            <p>
              <ClinicLogo name="" size={38} />
              <bdi>{organisation?.name}</bdi>
            </p>
          </div>
        )}
        <MapTree map={map} look={look} />
      </div>
      {look === 'house' && <Key />}
    </>
  );
}

/** What the picture's signs mean. */
function Key(): ReactElement {
  const { t } = useLingui();
  return (
    <p className="map-key">
      <span>
        <i className="swatch is-lit" />
        {t`Somebody is in`}
      </span>
      <span>
        <i className="swatch" />
        {t`Empty`}
      </span>
      <span className="s-waiting">
        <i className="flag">
          <Icon name="clock" size="s" />
        </i>
        {t`Waiting`}
      </span>
      <span className="s-seen">
        <i className="flag">
          <Icon name="camera" size="s" />
        </i>
        {t`Being seen`}
      </span>
      <span className="s-hold">
        <i className="flag">
          <Icon name="pause" size="s" />
        </i>
        {t`On hold`}
      </span>
    </p>
  );
}
