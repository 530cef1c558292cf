// Brings the catalogues up to date with the code: `node packages/i18n/extract.mjs [catalogue …]`
//
// 1. Write English in the code (Lingui macros in web, `i18n._({ id, message })` in the server).
// 2. Run this. It puts new texts into packages/i18n/locales/<locale>/<catalogue>.po, takes out unused ones,
//    and compiles every catalogue to the .ts module beside it.
// 3. Write the German in packages/i18n/locales/de/<catalogue>.po and run this again.
//
// `node packages/i18n/check.mjs` (part of `npm run lint`) fails while a step is missing.
import { mkdirSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile, filesWithoutCatalogue, openCatalogues, writeWhenChanged } from './catalogues.mjs';

const lock = join(tmpdir(), 'anteroom-i18n-extract.lock');

async function takeLock() {
  for (let attempt = 0; attempt < 300; attempt++) {
    try {
      mkdirSync(lock);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  throw new Error(`Another extraction seems to hold ${lock}. Remove it if none is running.`);
}

async function extract(wanted) {
  const { catalogues, locales, sourceLocale } = await openCatalogues();
  const names = catalogues.map((catalogue) => catalogue.name);
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`No such catalogue: ${unknown.join(', ')}. There are: ${names.join(', ')}.`);

  for (const file of filesWithoutCatalogue(catalogues)) {
    console.error(`${file}: in no catalogue. Name its folder in lingui.config.js.`);
    process.exitCode = 1;
  }
  for (const catalogue of catalogues) {
    if (wanted.length > 0 && !wanted.includes(catalogue.name)) continue;
    const extracted = await catalogue.make({ clean: true, overwrite: false, locale: locales, orderBy: 'messageId' });
    if (extracted === false) {
      console.error(`${catalogue.name}: its code could not be read, so its texts stay as they were.`);
      process.exitCode = 1;
    }
    for (const locale of locales) {
      const { source, missing, errors, path } = await compile(catalogue, locale, sourceLocale);
      writeWhenChanged(path, source);
      for (const { id, source: text } of missing)
        console.log(`${locale}/${catalogue.name}: to translate: ${text ?? id}`);
      for (const { id, error } of errors) console.error(`${locale}/${catalogue.name}: ${id}: ${error.message}`);
    }
  }
}

await takeLock();
try {
  await extract(process.argv.slice(2));
} finally {
  rmdirSync(lock);
}
