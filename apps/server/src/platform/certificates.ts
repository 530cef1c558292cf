import { X509Certificate } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import type { Certificate } from '../http/server.ts';

const day = 24 * 60 * 60 * 1_000;

/** Where phones find the authority to trust, below the data folder. */
export const authorityFile = 'ca/anteroom-ca.crt';

/** The addresses of this machine on its local networks, IPv4 alone: those that one types into a phone. */
export function localAddresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}

/**
 * A certificate for this machine under its local names and addresses, signed by an authority of its own that is made
 * at first use and kept in the data folder, so that a phone has to trust it only once.
 */
export async function ownCertificate(dataFolder: string, addresses: readonly string[]): Promise<Certificate> {
  await mkdir(join(dataFolder, 'ca'), { recursive: true, mode: 0o700 });
  const authority = await kept(dataFolder, 'anteroom-ca', async () => (await loadMaking()).makeAuthority());
  const names = ['localhost', '127.0.0.1', '::1', ...addresses];
  const server = await kept(
    dataFolder,
    'server',
    async () => (await loadMaking()).makeServerCertificate(authority, names),
    (certificate) => coversAll(certificate, names, authority),
  );
  return { key: server.key, cert: `${server.cert}\n${authority.cert}` };
}

async function kept(
  dataFolder: string,
  name: string,
  make: () => Promise<Certificate>,
  isGood: (certificate: X509Certificate) => boolean = () => true,
): Promise<Certificate> {
  const certFile = join(dataFolder, 'ca', `${name}.crt`);
  const keyFile = join(dataFolder, 'ca', `${name}.key`);
  const [cert, key] = await Promise.all([readText(certFile), readText(keyFile)]);
  if (cert !== null && key !== null) {
    const parsed = new X509Certificate(cert);
    if (Date.parse(parsed.validTo) > Date.now() + 7 * day && isGood(parsed)) return { cert, key };
  }
  const made = await make();
  await writeFile(keyFile, made.key, { mode: 0o600 });
  await writeFile(certFile, made.cert, { mode: 0o644 });
  return made;
}

/** Loaded where a certificate is made: most starts make none. */
const loadMaking = () => import('./make-certificate.ts');

function coversAll(certificate: X509Certificate, names: readonly string[], authority: Certificate): boolean {
  const isOurs = certificate.verify(new X509Certificate(authority.cert).publicKey);
  return (
    isOurs &&
    names.every((name) =>
      /^[\d.]+$|:/.test(name) ? certificate.checkIP(name) !== undefined : certificate.checkHost(name) !== undefined,
    )
  );
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return null;
  }
}
