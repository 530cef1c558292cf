import { createServer } from 'node:http';
import { PGlite } from '@electric-sql/pglite';

// Bare Node and PGlite on a folder that exists: the first page is one query away. Folder and port are the arguments.
const [folder, port] = process.argv.slice(2);
const database = await PGlite.create(folder);
createServer((_request, response) => {
  void database.query('select 1 as one').then(({ rows }) => response.end(JSON.stringify(rows)));
}).listen(Number(port), '127.0.0.1');
