import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:https';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { authorityFile, ownCertificate } from './certificates.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anteroom-ca-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('is good for this machine under all its names, once its authority is trusted', async () => {
  const { key, cert } = await ownCertificate(folder, ['192.168.0.7']);
  const certificate = new X509Certificate(cert);
  expect(certificate.checkHost('localhost')).toBe('localhost');
  for (const address of ['127.0.0.1', '192.168.0.7']) expect(certificate.checkIP(address)).toBe(address);
  expect(certificate.checkHost('example.org')).toBeUndefined();

  const server = createServer({ key, cert }, (_request, response) => response.end('hello'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const ask = (ca: string | undefined) =>
    new Promise<number>((resolve, reject) => {
      request({ host: 'localhost', port, family: 4, ...(ca === undefined ? {} : { ca }) }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on('error', reject)
        .end();
    });
  try {
    expect(await ask(await readFile(join(folder, authorityFile), 'utf8'))).toBe(200);
    await expect(ask(undefined)).rejects.toThrow();
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

test('keeps its authority for good, and itself until the addresses change', async () => {
  const first = await ownCertificate(folder, ['192.168.0.7']);
  const authority = await readFile(join(folder, authorityFile), 'utf8');
  expect(await ownCertificate(folder, ['192.168.0.7'])).toEqual(first);
  const moved = await ownCertificate(folder, ['10.0.0.7']);
  expect(moved.cert).not.toBe(first.cert);
  expect(new X509Certificate(moved.cert).checkIP('10.0.0.7')).toBe('10.0.0.7');
  expect(await readFile(join(folder, authorityFile), 'utf8')).toBe(authority);
});

test('keeps its keys to its owner', async () => {
  await ownCertificate(folder, []);
  for (const name of ['anteroom-ca.key', 'server.key']) {
    expect((await stat(join(folder, 'ca', name))).mode & 0o777).toBe(0o600);
  }
});
