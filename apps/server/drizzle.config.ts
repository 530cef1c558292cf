import { defineConfig } from 'drizzle-kit';

// `npx drizzle-kit generate --config apps/server/drizzle.config.ts --name <what-it-does>` after a change of the schema.
export default defineConfig({
  dialect: 'postgresql',
  schema: './apps/server/src/database/schema/*.ts',
  out: './apps/server/src/database/migrations',
});
