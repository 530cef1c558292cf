// Opens the embedded database in the folder given, and prints the slug of each organisation once it is committed.
import { randomIds } from '../../platform/ids.ts';
import { createEmbeddedDatabase } from '../embedded-database.ts';
import { silentLogger } from './sql-test-database.ts';

const [, , dataDir = ''] = process.argv;
const database = await createEmbeddedDatabase({ dataDir, logger: silentLogger });
for (let count = 0; ; count += 1) {
  const slug = `committed-${count}`;
  await database.transact((stores) =>
    stores.clinics.addOrganisation({ id: randomIds.organisation(), slug, name: 'Nordby Hospital', closedAt: null }),
  );
  process.stdout.write(`${slug}\n`);
}
