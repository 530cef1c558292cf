import { demoHospital } from '../demo/hospital.ts';

/** One part that the server can use, and how it is had. */
export interface PartInUse {
  readonly name: string;
  readonly state: 'embedded' | 'found' | 'absent';
  readonly note: string;
}

export interface StartFacts {
  /** Where a browser on this machine reaches it. */
  readonly address: string;
  /** Where others on the same network reach it; empty where they can't. */
  readonly networkAddresses: readonly string[];
  /** The password of everybody in the demo hospital; null without one. */
  readonly demoPassword: string | null;
  readonly parts: readonly PartInUse[];
  /** The file with the authority that other devices must trust; null without certificates of our own. */
  readonly authorityFile: string | null;
}

/** The short table that is printed when the server is ready. */
export function startTable(facts: StartFacts): string {
  const { address, networkAddresses, demoPassword, parts, authorityFile } = facts;
  const lines = [
    '',
    `Anteroom is ready at ${address}`,
    ...networkAddresses.map((other) => `  on this network  ${other}`),
  ];
  if (demoPassword !== null) lines.push('', ...demoLines(address, demoPassword));
  lines.push('', 'Parts', ...columns(parts.map(({ name, state, note }) => [name, state, note])));
  if (authorityFile !== null) {
    lines.push(
      '',
      'A phone has to trust this machine once: bring it the file',
      `  ${authorityFile}`,
      'and install it as a certificate authority (Android: Settings, Security, Install a certificate;',
      'iPhone: open it, then Settings, General, VPN & Device Management, then Certificate Trust Settings).',
    );
  }
  return [...lines, '', 'Ctrl-C ends it.', ''].join('\n');
}

function demoLines(address: string, password: string): string[] {
  const { organisation, administrator, clinics } = demoHospital;
  return [
    `Patients of ${organisation.name} open a clinic link`,
    ...columns(clinics.map(({ name, slug }) => [name, `${address}/c/${slug}`])),
    '',
    `Staff sign in at ${address}/sign-in, all with the password ${password}`,
    ...columns([
      ['Organisation administrator', administrator.email],
      ...clinics.flatMap(({ name, people }) =>
        people.map(({ role, email }) => [
          `${name}, ${role === 'clinic-administrator' ? 'administrator' : 'team member'}`,
          email,
        ]),
      ),
    ]),
  ];
}

/** Columns that are as wide as their longest word. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>(
    (most, row) => row.map((word, index) => Math.max(most[index] ?? 0, word.length)),
    [],
  );
  return rows.map((row) => `  ${row.map((word, index) => word.padEnd(widths[index] ?? 0)).join('  ')}`.trimEnd());
}
