import type { Configuration } from '../platform/configuration.ts';
import type { MediaServerState } from './open-media-servers.ts';
import type { RelayState } from './open-relay.ts';
import type { PartInUse } from './start-table.ts';

/** What carries calls that can't go directly from browser to browser. */
export interface Carriers {
  readonly mediaServer: MediaServerState;
  readonly relay: RelayState;
}

type Notes<State extends string> = Readonly<Record<State, Omit<PartInUse, 'name'>>>;

const upToSix = 'up to six people talk directly, from browser to browser';

const mediaServerNotes: Notes<MediaServerState> = {
  configured: { state: 'found', note: 'for calls of up to twenty' },
  own: { state: 'found', note: 'Janus, started by this server, for calls of up to twenty' },
  'not-wanted': { state: 'absent', note: `${upToSix}, as MEDIA_SERVERS=none says` },
  'not-installed': {
    state: 'absent',
    note: `${upToSix}; for twenty: apt-get install --no-install-recommends janus, or MEDIA_SERVERS=…`,
  },
  'no-address': { state: 'absent', note: `${upToSix}; Janus needs a network, and this machine has none` },
};

const relayNotes: Notes<RelayState> = {
  configured: { state: 'found', note: 'for networks that let no direct connection through' },
  own: { state: 'found', note: 'coturn, started by this server, for networks that let no direct connection through' },
  'not-wanted': { state: 'absent', note: 'RELAY=none; needed across strict firewalls' },
  'not-installed': {
    state: 'absent',
    note: 'needed across strict firewalls: apt-get install coturn, or TURN_URLS=turn:turn.example.org TURN_SECRET=…',
  },
  'no-address': { state: 'absent', note: 'a relay needs a network, and this machine has none' },
};

/** What this server stands on, and the one line that adds what isn't there. */
export function partsInUse(configuration: Configuration, { mediaServer, relay }: Carriers): readonly PartInUse[] {
  const { databaseUrl, redisUrl, smtpUrl, sms, demo, dataFolder } = configuration;
  return [
    databaseUrl === null
      ? {
          name: 'database',
          state: 'embedded',
          note: `in ${dataFolder}; for more: DATABASE_URL=postgres://anteroom@localhost/anteroom`,
        }
      : { name: 'database', state: 'found', note: 'PostgreSQL' },
    { name: 'media server', ...mediaServerNotes[mediaServer] },
    { name: 'relay', ...relayNotes[relay] },
    smtpUrl === null
      ? {
          name: 'mail',
          state: 'absent',
          note: demo
            ? 'kept on the page /mailbox; for real ones: SMTP_URL=smtp://mail.example.org'
            : 'SMTP_URL=smtp://mail.example.org',
        }
      : { name: 'mail', state: 'found', note: 'SMTP' },
    sms.gateway === null
      ? {
          name: 'text messages',
          state: 'absent',
          note: demo
            ? 'kept on the page /phone; for real ones: SMS_URL=https://gateway.example.org/send'
            : 'SMS_URL=https://gateway.example.org/send',
        }
      : { name: 'text messages', state: 'found', note: 'by an HTTP gateway' },
    redisUrl === null
      ? { name: 'second server', state: 'absent', note: 'needs PostgreSQL and REDIS_URL=redis://localhost' }
      : { name: 'second server', state: 'found', note: 'servers tell each other through Redis' },
  ];
}
