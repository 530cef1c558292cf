import { execFile } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A certificate for a relay of a journey. */
export interface RelayCertificate {
  readonly certificate: string;
  readonly key: string;
  /** What a Chromium is started with that trusts this certificate, and no other one that it wouldn't. */
  readonly trust: string;
  remove(): Promise<void>;
}

/** Makes one for an address, with OpenSSL. */
export async function makeRelayCertificate(address: string): Promise<RelayCertificate> {
  const folder = await mkdtemp(join(tmpdir(), 'anteroom-certificate-'));
  const [certificate, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  const names = ['-subj', '/CN=relay of a journey', '-addext', `subjectAltName=IP:${address}`];
  await run('openssl', ['req', '-x509', ...kind, ...names, '-keyout', key, '-out', certificate]);
  const { publicKey } = new X509Certificate(await readFile(certificate));
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const hash = createHash('sha256').update(spki).digest('base64');
  return {
    certificate,
    key,
    trust: `--ignore-certificate-errors-spki-list=${hash}`,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
