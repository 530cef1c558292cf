// What extract.mjs and check.mjs share: reading the code's texts, the PO files and the compiled modules.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
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

/**
 * The files whose texts no catalogue takes, relative to the project: a folder that lingui.config.js doesn't name. The page
 * would show the texts' numbers, and no catalogue would miss them.
 */
export function filesWithoutCatalogue(catalogues) {
  const taken = new Set(catalogues.flatMap(({ sourcePaths }) => sourcePaths.map((path) => resolve(path))));
  const web = join(root, 'apps/web/src');
  return readdirSync(web, { recursive: true })
    .filter((name) => /(?<!\.test|\.d)\.tsx?$/.test(name))
    .map((name) => join(web, name))
    .filter((path) => !taken.has(path) && /from '@lingui\/(?:core|react)\/macro'/.test(readFileSync(path, 'utf8')))
    .map((path) => relative(root, path));
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
