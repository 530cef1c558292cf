import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { organisationsQuery } from '../features/organisation/organisations.ts';
import { firstPage } from '../features/session/may.ts';
import { myClinicQuery, myClinicsQuery, onlyClinic } from '../features/session/session.ts';
import { settingsQuery } from '../features/settings/settings.ts';
import { signInSearch } from '../features/single-sign-on/sign-in-search.ts';
import { FailedPage, LoadingPage, NotFoundPage } from './fallback-pages.tsx';
import { readConfigure, readTeam } from './first-reads.ts';
import { queries } from './queries.ts';
import { SignedIn } from './signed-in.tsx';
import { SignIn } from './sign-in.tsx';
import { whoIsInside } from './who-is-inside.ts';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage, errorComponent: FailedPage });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/clinics', replace: true });
  },
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  component: SignIn,
});

const organisationSignIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/$organisation',
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import('./single-sign-on-routes.tsx'), 'OrganisationSignInRoute'),
});

const requestReset = createRoute({
  getParentRoute: () => root,
  path: '/reset',
  component: lazyRouteComponent(() => import('../features/session/reset-pages.tsx'), 'RequestResetPage'),
});
const reset = createRoute({
  getParentRoute: () => root,
  path: '/reset/$token',
  component: lazyRouteComponent(() => import('./entry-routes.tsx'), 'ResetRoute'),
});
const enrolment = createRoute({
  getParentRoute: () => root,
  path: '/second-factor',
  component: lazyRouteComponent(() => import('./entry-routes.tsx'), 'EnrolmentRoute'),
});

/** Everything below is for the signed-in; others are asked to sign in and then brought back. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: ({ location }) => whoIsInside(location.pathname),
  component: SignedIn,
});

const clinics = createRoute({
  getParentRoute: () => signedIn,
  path: '/clinics',
  beforeLoad: ({ context }) => {
    const clinic = onlyClinic(context.me);
    if (clinic !== undefined) throw redirect({ to: '/clinics/$clinic', params: { clinic }, replace: true });
    // While the page's code is on its way.
    void queries.prefetchQuery(myClinicsQuery({ search: '', page: 1 }));
  },
  component: lazyRouteComponent(() => import('../features/session/my-clinics-page.tsx'), 'MyClinicsPage'),
});

/** One clinic: what holds its connection stays while its pages change. */
const clinic = createRoute({
  getParentRoute: () => signedIn,
  path: '/clinics/$clinic',
  beforeLoad: async ({ params }) => {
    const query = myClinicQuery(params.clinic);
    const clinic = queries.getQueryData(query.queryKey) ?? (await queries.fetchQuery(query));
    if (clinic === null) throw notFound();
    return { clinic };
  },
  component: lazyRouteComponent(() => import('./clinic-routes.tsx'), 'ClinicRoute'),
});

const clinicHome = createRoute({
  getParentRoute: () => clinic,
  path: '/',
  beforeLoad: ({ context, params }) => {
    throw redirect({ href: `/clinics/${params.clinic}/${firstPage(context.me, context.clinic)}`, replace: true });
  },
});

const waitingArea = createRoute({
  getParentRoute: () => clinic,
  path: '/waiting-area',
  beforeLoad: ({ context, params }) => {
    // Whoever may not see it is led to where they may be.
    const first = firstPage(context.me, context.clinic);
    if (first !== 'waiting-area') throw redirect({ href: `/clinics/${params.clinic}/${first}`, replace: true });
  },
  component: lazyRouteComponent(() => import('./clinic-routes.tsx'), 'WaitingAreaRoute'),
});
const staffCall = createRoute({
  getParentRoute: () => clinic,
  path: '/waiting-area/call/$callId',
  component: lazyRouteComponent(() => import('./call-route.tsx'), 'StaffCallRoute'),
});

const phoneBack = createRoute({
  getParentRoute: () => clinic,
  path: '/waiting-area/phone-back',
  component: lazyRouteComponent(() => import('./clinic-routes.tsx'), 'PhoneBackRoute'),
});

const rooms = createRoute({
  getParentRoute: () => clinic,
  path: '/rooms',
  component: lazyRouteComponent(() => import('./room-routes.tsx'), 'RoomsRoute'),
});
const room = createRoute({
  getParentRoute: () => clinic,
  path: '/rooms/$roomId',
  component: lazyRouteComponent(() => import('./room-routes.tsx'), 'RoomRoute'),
});
const callerLinks = createRoute({
  getParentRoute: () => clinic,
  path: '/links',
  component: lazyRouteComponent(() => import('./caller-link-routes.tsx'), 'CallerLinksRoute'),
});

const configureClinicHome = createRoute({
  getParentRoute: () => clinic,
  path: '/configure',
  beforeLoad: ({ params }) => {
    throw redirect({ href: `/clinics/${params.clinic}/configure/clinic`, replace: true });
  },
});
const configureClinic = createRoute({
  getParentRoute: () => clinic,
  path: '/configure/$tab',
  beforeLoad: ({ context, params }) => readConfigure(context, params),
  component: lazyRouteComponent(() => import('./configure-routes.tsx'), 'ConfigureClinicRoute'),
});
const team = createRoute({
  getParentRoute: () => clinic,
  path: '/team',
  beforeLoad: ({ context }) => readTeam(context),
  component: lazyRouteComponent(() => import('./people-routes.tsx'), 'TeamRoute'),
});

const survey = createRoute({
  getParentRoute: () => clinic,
  path: '/survey',
  component: lazyRouteComponent(() => import('./survey-route.tsx'), 'SurveyRoute'),
});

const myRoles = createRoute({
  getParentRoute: () => signedIn,
  path: '/account/roles',
  component: lazyRouteComponent(() => import('../features/people/my-roles-page.tsx'), 'MyRolesPage'),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation/$token',
  component: lazyRouteComponent(() => import('./people-routes.tsx'), 'InvitationRoute'),
});

const organisations = createRoute({
  getParentRoute: () => signedIn,
  path: '/organisations',
  beforeLoad: () => void queries.prefetchQuery(organisationsQuery),
  component: lazyRouteComponent(() => import('../features/organisation/organisations-page.tsx'), 'OrganisationsPage'),
});

/** One organisation: what holds its connection stays while its pages change. */
const organisation = createRoute({
  getParentRoute: () => signedIn,
  path: '/organisations/$organisation',
  beforeLoad: async ({ params }) => {
    const mine = await queries.ensureQueryData(organisationsQuery);
    if (!mine.organisations.some(({ slug, role }) => slug === params.organisation && role !== null)) throw notFound();
  },
  component: lazyRouteComponent(() => import('./organisation-routes.tsx'), 'OrganisationRoute'),
});

const organisationHome = createRoute({
  getParentRoute: () => organisation,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ href: `/organisations/${params.organisation}/clinics`, replace: true });
  },
});
const organisationClinics = createRoute({
  getParentRoute: () => organisation,
  path: '/clinics',
  component: lazyRouteComponent(() => import('./organisation-routes.tsx'), 'ClinicsRoute'),
});

const configureOrganisationHome = createRoute({
  getParentRoute: () => organisation,
  path: '/configure',
  beforeLoad: ({ params }) => {
    throw redirect({ href: `/organisations/${params.organisation}/configure/organisation`, replace: true });
  },
});
const configureOrganisation = createRoute({
  getParentRoute: () => organisation,
  path: '/configure/$tab',
  beforeLoad: ({ params }) => void queries.prefetchQuery(settingsQuery({ organisation: params.organisation })),
  component: lazyRouteComponent(() => import('./organisation-routes.tsx'), 'ConfigureOrganisationRoute'),
});

/** The structure map is also for people of single clinics, who have no other page of the organisation. */
const structureMap = createRoute({
  getParentRoute: () => signedIn,
  path: '/organisations/$organisation/map',
  beforeLoad: async ({ params }) => {
    const mine = await queries.ensureQueryData(organisationsQuery);
    if (!mine.organisations.some(({ slug }) => slug === params.organisation)) throw notFound();
  },
  component: lazyRouteComponent(() => import('./map-route.tsx'), 'StructureMapRoute'),
});

const account = createRoute({
  getParentRoute: () => signedIn,
  path: '/account',
  component: lazyRouteComponent(() => import('../features/session/account-page.tsx'), 'AccountPage'),
});

const organisationPeople = createRoute({
  getParentRoute: () => organisation,
  path: '/people',
  component: lazyRouteComponent(() => import('./people-routes.tsx'), 'OrganisationPeopleRoute'),
});

const routeTree = root.addChildren([
  home,
  signIn,
  organisationSignIn,
  requestReset,
  reset,
  enrolment,
  invitation,
  signedIn.addChildren([
    account,
    clinics,
    clinic.addChildren([
      clinicHome,
      waitingArea,
      callerLinks,
      phoneBack,
      staffCall,
      rooms,
      room,
      team,
      survey,
      configureClinicHome,
      configureClinic,
    ]),
    myRoles,
    organisations,
    organisation.addChildren([
      organisationHome,
      organisationClinics,
      organisationPeople,
      configureOrganisationHome,
      configureOrganisation,
    ]),
    structureMap,
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPendingComponent: LoadingPage,
  defaultPendingMs: 300,
  defaultErrorComponent: FailedPage,
  defaultNotFoundComponent: NotFoundPage,
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
