import type { Configuration } from '../platform/configuration.ts';
import type { PartInUse } from './start-table.ts';

/** What this server stands on, and the one line that adds what isn't there. */
export function partsInUse(configuration: Configuration): readonly PartInUse[] {
  const { databaseUrl, redisUrl, ice, smtpUrl, sms, demo, dataFolder } = configuration;
  const hasRelay = ice.turn !== null || ice.servers.some(({ urls }) => urls.some((url) => /^turns?:/.test(url)));
  return [
    databaseUrl === null
      ? {
          name: 'database',
          state: 'embedded',
          note: `in ${dataFolder}; for more: DATABASE_URL=postgres://anteroom@localhost/anteroom`,
        }
      : { name: 'database', state: 'found', note: 'PostgreSQL' },
    { name: 'media server', state: 'absent', note: 'up to six people talk directly, from browser to browser' },
    hasRelay
      ? { name: 'relay', state: 'found', note: 'for networks that let no direct connection through' }
      : {
          name: 'relay',
          state: 'absent',
          note: 'needed across strict firewalls: TURN_URLS=turn:turn.example.org TURN_SECRET=…',
        },
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
