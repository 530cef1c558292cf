// What extract.mjs and check.mjs share: reading the code's texts, the PO files and the compiled modules.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCompiledCatalog, getCatalogs } from '@lingui/cli/api';
import { getConfig } from '@lingui/conf';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** The catalogues of lingui.config.js, each with its name (`staff`, `pages`, …) and the locales. */
export async function openCatalogues() {
  const config = getConfig({ configPath: join(root, 'lingui.config.js') });
  const catalogues = await getCatalogs(config);
  return { locales: config.locales, sourceLocale: config.sourceLocale, catalogues };
}

/** The compiled module of one catalogue in one language, and what it lacks. */
export async function compile(catalogue, locale, sourceLocale) {
  const { messages, missing } = await catalogue.getTranslations(locale, { sourceLocale, fallbackLocales: false });
  const { source, errors } = createCompiledCatalog(locale, messages, { namespace: 'ts', strict: false });
  return { source: source.replace('/*eslint-disable*/', ''), missing, errors, path: modulePath(catalogue, locale) };
}

function modulePath(catalogue, locale) {
  return catalogue.getFilename(locale).replace(/\.po$/, '.ts');
}

/** Writes a file only when its content changes, so that watching tools stay calm. */
export function writeWhenChanged(path, content) {
  if (!existsSync(path) || readFileSync(path, 'utf8') !== content) writeFileSync(path, content);
}
