import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { largeOrganisation, startServer } from '@anteroom/testkit';
import type { BrowserContext } from '@playwright/test';
import { openProfile } from '../browser.ts';
import { makeFolder, withDatabase } from '../large/folder.ts';
import { explainList, type ListQueries } from '../large/list-queries.ts';
import { walk, type Timed } from '../large/walk.ts';
import { round, type Measurement, type Metric } from '../measure.ts';
import { arrive } from '../open-dashboards.ts';

/** How often each page is opened. */
const times = 5;
/** Callers who wait in the clinic that is opened. */
const callers = 30;
/** Until what a page is there for is seen, in milliseconds. */
const limit = 1_000;

const log = fileURLToPath(new URL('../large/log-statements.mjs', import.meta.url));
const source = fileURLToPath(new URL('../../apps/server/src/main.ts', import.meta.url));

/** An organisation of 200 clinics and 5,000 members: every page's first content, and every list by an index. */
export const largeOrganisationMetric: Metric = {
  id: 'large-organisation',
  mustHold: true,
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'anteroom-bench-'));
    try {
      const { password, took } = await makeFolder(folder);
      const { pages, lists } = await timed(folder, password);
      const queries = await explained(folder, password);
      const worst = [...pages].sort((left, right) => right.took - left.took);
      return [
        ...worst.map((page) => measured(page, 'ms to first content')),
        ...[...lists].sort((left, right) => right.took - left.took).map((list) => measured(list, 'ms to the answer')),
        planned(queries, took),
      ];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** On the built server. */
async function timed(folder: string, password: string): ReturnType<typeof walk> {
  const server = await startServer({ folder });
  try {
    for (let index = 0; index < callers; index += 1)
      await arrive(server, `Caller ${String(index)}`, largeOrganisation.clinic);
    return await walk({ url: server.url, password }, profilesIn(folder), times);
  } finally {
    await server.close();
  }
}

/** On the server's source, since its database adapter is bundled into the built one and can't be listened to there. */
async function explained(folder: string, password: string): Promise<ListQueries> {
  const statements = join(folder, 'statements.log');
  const server = await startServer({
    folder,
    program: ['--import', 'tsx', '--import', log, source],
    environment: { ANTEROOM_BENCH_STATEMENTS: statements },
  });
  try {
    await walk({ url: server.url, password }, profilesIn(folder), 1);
  } finally {
    await server.close();
  }
  return withDatabase(folder, async (database) => {
    await database.exec('analyze');
    return explainList(database, statements);
  });
}

/** Opens a browser with a new profile each time. */
function profilesIn(folder: string): () => Promise<BrowserContext> {
  return async () => openProfile(await mkdtemp(join(folder, 'profile-')));
}

function measured({ who, what, took }: Timed, unit: string): Measurement {
  return {
    metric: 'large-organisation',
    ours: round(took),
    reference: limit,
    ratio: round(took / limit),
    target: 'first content ≤ 1 s',
    ok: took <= limit,
    n: times,
    unit: `${unit}: ${what}, ${who}`,
  };
}

function planned({ looked, without, byChoice }: ListQueries, took: number): Measurement {
  return {
    metric: 'large-organisation',
    ours: without.length,
    reference: looked,
    ratio: 0,
    target: 'no list query without an index',
    ok: without.length === 0,
    n: looked,
    unit: 'large tables that a statement reads without an index; reference: statements looked at',
    note: [
      `made in ${String(Math.round(took))} ms`,
      ...without,
      ...[...new Set(byChoice)].map(
        (table) => `an index serves, and the planner reads all of ${table} where it needs much of it`,
      ),
    ].join('\n'),
  };
}
