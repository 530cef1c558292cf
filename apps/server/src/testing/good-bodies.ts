import { routes } from '@anteroom/protocol';
import { goodFindings } from './access-matrix/samples/call-quality.ts';
import { password } from './server-in-memory.ts';

/** A good body of every route that changes something about people. */
function peopleBodies() {
  const permissions = { waitingArea: true, meetingRooms: false, userRoom: false };
  const email = 'new@demo.anteroom.example';
  const token = 'A'.repeat(43);
  return [
    ['changeMember', { role: 'team-member', permissions }],
    ['removeMember', { as: 'member' }],
    ['inviteToClinic', { email, role: 'service-referrer', permissions, locale: 'de' }],
    ['changeOrganisationPerson', { role: 'organisation-reporter' }],
    ['removeOrganisationPerson', {}],
    ['inviteToOrganisation', { email, role: 'organisation-reporter', locale: 'en' }],
    ['resendInvitation', {}],
    ['withdrawInvitation', {}],
    ['readInvitation', { token }],
    ['acceptInvitation', { token, name: 'Somebody New', password }],
    ['acceptInvitationSignedIn', { token }],
    ['changeDisplayName', { name: 'Mei' }],
    ['askForAccount', { clinic: 'renal', name: 'Somebody New', email, message: '', locale: 'en' }],
  ] as const;
}

function roomBodies() {
  const id = 'A'.repeat(22);
  return [
    ['createRoom', { kind: 'meeting', name: 'Handover', entry: 'open', guestPhoto: 'off' }],
    ['createRoom', { kind: 'user', ownerId: id }],
    ['changeRoom', { name: 'Handover', entry: 'knock', guestPhoto: 'required' }],
    ['closeRoom', {}],
    ['orderRooms', { roomIds: [id] }],
    ['makeGuestLink', { expiresAt: 1_900_000_000_000 }],
    ['resetGuestLinks', {}],
    ['revokeGuestLink', {}],
    ['sendGuestLink', { to: 'grace@demo.anteroom.example' }],
  ] as const;
}

function callerLinkBodies() {
  const soon = 1_900_000_000_000;
  const receiver = { to: 'alice@demo.anteroom.example', locale: 'de' };
  const details = { firstName: 'Alice', lastName: 'Andersson', phone: '' };
  return [
    ['makeCallerLink', { kind: 'scheduled', startsAt: soon, earlyMinutes: 15, lateMinutes: 60, note: '' }],
    ['makeCallerLink', { kind: 'personal', expiresAt: soon, details }],
    ['revokeCallerLink', {}],
    ['sendCallerLink', receiver],
    ['sendClinicLink', receiver],
  ] as const;
}

function callInvitationBodies() {
  return [
    ['makeCallInvitation', { as: 'interpreter' }],
    ['withdrawCallInvitation', {}],
    ['admitInvited', {}],
    ['declineInvited', {}],
    ['sendCallInvitation', { to: 'ida@demo.anteroom.example', locale: 'de' }],
    ['textCallInvitation', { to: '+46701234567', locale: 'en' }],
  ] as const;
}

/** What signing in, second factors and the own account take. */
function sessionBodies() {
  const token = 'A'.repeat(43);
  const passkey = { id: 'AAAA', clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' };
  const made = { id: 'AAAA', clientDataJSON: 'AAAA', attestationObject: 'AAAA', transports: ['internal'] };
  const id = 'A'.repeat(22);
  return [
    ['giveSecondFactor', { code: '123456' }],
    ['offerTotp', {}],
    ['confirmTotp', { code: '123456' }],
    ['removeTotp', {}],
    ['renewBackupCodes', {}],
    ['offerPasskey', {}],
    ['addPasskey', { ...made, name: 'Work laptop' }],
    ['renamePasskey', { id, name: 'Work laptop' }],
    ['removePasskey', { id }],
    ['askForPasskey', {}],
    ['givePasskey', { passkey, keep: true }],
    ['noteActivity', {}],
    ['lock', {}],
    ['unlock', { password }],
    ['requestReset', { email: 'nobody@demo.anteroom.example' }],
    ['resetPassword', { token, password }],
    ['renameAccount', { name: 'Mei Chen' }],
    ['changePassword', { old: password, new: `${password} again` }],
    ['endSession', { id }],
    ['endOtherSessions', {}],
  ] as const;
}

/** What alerts and Web Push take. */
function alertBodies() {
  const keys = { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) };
  const endpoint = 'https://push.example.org/somewhere';
  const ways = { inPage: true, desktop: false, email: true, sms: true, push: false };
  return [
    ['changeOwnAlerts', { ...ways, afterMinutes: 5, onlyAway: true, phone: '+46701234567', locale: 'de' }],
    ['subscribeToPush', { subscription: { endpoint, keys } }],
    ['unsubscribeFromPush', { endpoint }],
  ] as const;
}

/** A body of every route that takes one, as its schema promises; the path is the route's own. */
export const goodBodies = [
  {
    path: routes.signIn.path,
    schema: routes.signIn.body,
    good: { email: 'mei.chen@demo.anteroom.example', password },
  },
  { path: routes.signOut.path, schema: routes.signOut.body, good: {} },
  {
    path: routes.commandConsultation.path,
    schema: routes.commandConsultation.body,
    good: { command: { type: 'mark-ready', ready: true } },
  },
  {
    path: routes.fillEntryFields.path,
    schema: routes.fillEntryFields.body,
    good: { values: [{ id: 'urgency', value: ['high'] }] },
  },
  ...[routes.renameOrganisation, routes.renameClinic].map(({ path, body }) => ({
    path,
    schema: body,
    good: { to: { name: 'Kidneys', slug: 'kidneys' }, seen: { name: 'Renal clinic', slug: 'renal' } },
  })),
  {
    path: routes.createClinic.path,
    schema: routes.createClinic.body,
    good: { name: 'Hands', slug: 'hands', administrator: { email: 'new@demo.anteroom.example', locale: 'en' } },
  },
  ...[routes.closeClinic, routes.reopenClinic, routes.eraseKeptWords].map(({ path, body }) => ({
    path,
    schema: body,
    good: {},
  })),
  ...[routes.changeOrganisationSettings, routes.changeClinicSettings].map(({ path, body }) => ({
    path,
    schema: body,
    good: {
      set: [{ setting: { key: 'supportContact', value: { email: '', phone: '1' } }, revision: 0 }],
      inherit: [{ key: 'theme', revision: 1 }],
    },
  })),
  ...[routes.uploadOrganisationLogo, routes.uploadClinicLogo].map(({ path, body }) => ({
    path,
    schema: body,
    good: { data: 'AAAA', revision: 0 },
  })),
  ...[routes.uploadOrganisationWaitingFile, routes.uploadClinicWaitingFile].map(({ path, body }) => ({
    path,
    schema: body,
    good: { data: 'AAAA' },
  })),
  ...[
    ...sessionBodies(),
    ...peopleBodies(),
    ...roomBodies(),
    ...callerLinkBodies(),
    ...callInvitationBodies(),
    ...alertBodies(),
  ].map(([name, good]) => ({
    path: routes[name].path,
    schema: routes[name].body,
    good,
  })),
  {
    path: routes.configureSingleSignOn.path,
    schema: routes.configureSingleSignOn.body,
    good: {
      isOn: true,
      provider: { protocol: 'oidc', issuer: 'https://id.example', clientId: 'anteroom', scopes: ['email'] },
      clientSecret: 'a secret',
      domains: ['nordby.example'],
      joining: 'by-domain',
      carriesSecondFactor: false,
    },
  },
  {
    path: routes.testSingleSignOn.path,
    schema: routes.testSingleSignOn.body,
    good: {
      provider: {
        protocol: 'saml',
        entityId: 'https://id.example',
        entryPoint: 'https://id.example/sso',
        certificates: ['x'.repeat(200)],
      },
    },
  },
  {
    path: routes.readSamlMetadata.path,
    schema: routes.readSamlMetadata.body,
    good: { metadata: '<EntityDescriptor/>' },
  },
  {
    path: routes.precallReport.path,
    schema: routes.precallReport.body,
    good: { findings: goodFindings, locale: 'en', send: false },
  },
  { path: routes.findSingleSignOn.path, schema: routes.findSingleSignOn.body, good: { by: 'nordby' } },
];
