import { clinicRoles, organisationRoles, placeNameLimit } from '@anteroom/domain';
import * as z from 'zod/mini';
import { errorCode } from '../errors.ts';
import { clinicId, instant, organisationId, slug } from '../ids.ts';
import { settingKey, settings, settingValue, overrides } from '../settings.ts';
import { email, locale } from './people.ts';
import { none, route } from './route.ts';

/** A name as somebody types it; what is around it is cut off. */
const placeName = z.string().check(z.trim(), z.minLength(1), z.maxLength(placeNameLimit));

/** Name and slug together, as they are or as they shall be. */
const named = z.strictObject({ name: placeName, slug });

/** An organisation in which somebody is something, with how many open clinics of it they see. */
const myOrganisation = z.strictObject({
  id: organisationId,
  slug,
  name: z.string(),
  /** Null where they only work in clinics of it. */
  role: z.nullable(z.enum(organisationRoles)),
  clinics: z.int(),
});
export type MyOrganisation = z.infer<typeof myOrganisation>;

/** A clinic in the list of its organisation. */
const listedClinic = z.strictObject({
  id: clinicId,
  slug,
  name: z.string(),
  closedAt: z.nullable(instant),
  waitingAreaIsOn: z.boolean(),
  /** Callers who are neither being seen nor on hold; null for whoever doesn't see the waiting area. */
  waiting: z.nullable(z.int()),
  /** What the asking person is in it. */
  role: z.nullable(z.enum(clinicRoles)),
});
export type ListedClinic = z.infer<typeof listedClinic>;

const organisationParams = z.strictObject({ organisation: slug });
const clinicParams = z.strictObject({ clinic: slug });

/** What is set for an organisation or a clinic, and what it stands on. */
const settingsView = z.strictObject({
  organisation: z.strictObject({ id: organisationId, slug, name: z.string() }),
  /** Null where these are the organisation's own settings. */
  clinic: z.nullable(z.strictObject({ id: clinicId, slug, name: z.string(), closedAt: z.nullable(instant) })),
  /** What holds. */
  effective: settings,
  /** What holds where nothing is set here. */
  inherited: settings,
  /** What is set here. */
  here: overrides,
  /** What the organisation sets; the same as `here` for its own. */
  organisationSets: overrides,
  /** How often each key was changed here; none is 0. A change names the revision that it was made on. */
  revisions: z.record(z.string(), z.int()),
});
export type SettingsView = z.infer<typeof settingsView>;

/** Changes that are saved together or not at all; `revision` is the one that the page has seen. */
const settingsChange = z.strictObject({
  set: z
    .array(z.strictObject({ setting: settingValue, revision: z.int().check(z.nonnegative()) }))
    .check(z.maxLength(20)),
  /** Keys that shall be inherited again. */
  inherit: z
    .array(z.strictObject({ key: settingKey, revision: z.int().check(z.nonnegative()) }))
    .check(z.maxLength(20)),
});
export type SettingsChange = z.infer<typeof settingsChange>;

/** A picture as base64; what it is, its own bytes say. */
const logoUpload = z.strictObject({
  data: z.string().check(z.minLength(1), z.maxLength(280_000), z.regex(/^[A-Za-z0-9+/]+={0,2}$/)),
  revision: z.int().check(z.nonnegative()),
});

/** How many clinics stand on one page of a list. */
export const clinicsPerPage = 25;

/** Organisations, their clinics, and what is set for them (S1, S2, S10). Old slugs forward by 307. */
export const structureRoutes = {
  /** The organisations in which somebody is something (P5). */
  listOrganisations: route({
    method: 'GET',
    path: '/api/organisations',
    access: ['see-own-account'],
    query: none,
    params: none,
    body: none,
    reply: z.strictObject({ organisations: z.array(myOrganisation) }),
  }),
  /** The clinics of an organisation that somebody sees, by name. */
  listClinics: route({
    method: 'GET',
    path: '/api/organisations/:organisation/clinics',
    access: ['see-clinic'],
    query: z.strictObject({
      search: z.optional(z.string().check(z.maxLength(placeNameLimit))),
      /** From 1. */
      page: z.optional(z.string().check(z.regex(/^[1-9][0-9]{0,3}$/))),
      closed: z.optional(z.enum(['yes', 'no'])),
    }),
    params: organisationParams,
    body: none,
    reply: z.strictObject({
      organisation: z.strictObject({ id: organisationId, slug, name: z.string() }),
      clinics: z.array(listedClinic),
      /** How many there are in all that fit. */
      total: z.int(),
      /** How many closed ones fit the search. */
      closed: z.int(),
    }),
  }),
  renameOrganisation: route({
    method: 'POST',
    path: '/api/organisations/:organisation/rename',
    access: ['configure-organisation'],
    query: none,
    params: organisationParams,
    body: z.strictObject({ to: named, seen: named }),
    reply: named,
  }),
  /**
   * Makes a clinic with its waiting area; whoever makes it becomes its administrator where nobody is named. Somebody who is
   * named has the role at once where they have an account, in place of whoever makes it; else they are invited.
   */
  createClinic: route({
    method: 'POST',
    path: '/api/organisations/:organisation/clinics',
    access: ['manage-clinics'],
    query: none,
    params: organisationParams,
    body: z.strictObject({
      name: placeName,
      slug,
      administrator: z.optional(z.strictObject({ email, locale })),
    }),
    reply: z.strictObject({
      id: clinicId,
      slug,
      name: z.string(),
      /** Why whoever was named could not be told: the clinic is there, and whoever made it administers it. */
      notAppointed: z.nullable(errorCode),
    }),
  }),
  renameClinic: route({
    method: 'POST',
    path: '/api/clinics/:clinic/rename',
    access: ['manage-clinics'],
    query: none,
    params: clinicParams,
    body: z.strictObject({ to: named, seen: named }),
    reply: named,
  }),
  /** Takes nobody in any more; those inside finish. */
  closeClinic: route({
    method: 'POST',
    path: '/api/clinics/:clinic/close',
    access: ['manage-clinics'],
    query: none,
    params: clinicParams,
    body: none,
    reply: none,
  }),
  reopenClinic: route({
    method: 'POST',
    path: '/api/clinics/:clinic/reopen',
    access: ['manage-clinics'],
    query: none,
    params: clinicParams,
    body: none,
    reply: none,
  }),
  organisationSettings: route({
    method: 'GET',
    path: '/api/organisations/:organisation/settings',
    access: ['configure-organisation', 'configure-organisation-interface'],
    query: none,
    params: organisationParams,
    body: none,
    reply: settingsView,
  }),
  changeOrganisationSettings: route({
    method: 'POST',
    path: '/api/organisations/:organisation/settings',
    access: ['configure-organisation', 'configure-organisation-interface', 'manage-hours'],
    query: none,
    params: organisationParams,
    body: settingsChange,
    reply: settingsView,
    bodyLimit: 512_000,
  }),
  uploadOrganisationLogo: route({
    method: 'POST',
    path: '/api/organisations/:organisation/logo',
    access: ['configure-organisation-interface'],
    query: none,
    params: organisationParams,
    body: logoUpload,
    reply: settingsView,
    bodyLimit: 300_000,
  }),
  clinicSettings: route({
    method: 'GET',
    path: '/api/clinics/:clinic/settings',
    access: ['configure-clinic'],
    query: none,
    params: clinicParams,
    body: none,
    reply: settingsView,
  }),
  changeClinicSettings: route({
    method: 'POST',
    path: '/api/clinics/:clinic/settings',
    access: ['configure-clinic', 'manage-hours'],
    query: none,
    params: clinicParams,
    body: settingsChange,
    reply: settingsView,
    bodyLimit: 512_000,
  }),
  uploadClinicLogo: route({
    method: 'POST',
    path: '/api/clinics/:clinic/logo',
    access: ['configure-clinic'],
    query: none,
    params: clinicParams,
    body: logoUpload,
    reply: settingsView,
    bodyLimit: 300_000,
  }),
} as const;
