// npm run dev   Serves what is being written: the web is rebuilt and the server restarted at each change.
import { spawn } from 'node:child_process';
import { installIfStale } from './shared/install.mjs';
import { root } from './shared/walk.mjs';

await installIfStale();
const { buildIfStale } = await import('./build/build-if-stale.mjs');
await buildIfStale();

// One origin, one content security policy and one manifest, as when it is built: a second server for the scripts
// would be a second truth about all three.
const children = [
  start(['node_modules/vite/bin/vite.js', 'build', '--watch', 'apps/web', '--logLevel', 'warn']),
  start([
    'node_modules/tsx/dist/cli.mjs',
    'watch',
    '--clear-screen=false',
    'apps/server/src/main.ts',
    ...process.argv.slice(2),
  ]),
];

const stop = () => {
  for (const child of children) child.kill('SIGTERM');
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
for (const child of children) {
  child.once('exit', (code) => {
    stop();
    process.exitCode ||= code ?? 0;
  });
}

/** @param {readonly string[]} args */
function start(args) {
  return spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
}
