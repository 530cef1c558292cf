// Exits non-zero, saying what is wrong, when the catalogues don't match the code, a text lacks its catalogue or its
// translation, or a compiled module is stale. Repair with `node packages/i18n/extract.mjs`.
import { existsSync, readFileSync } from 'node:fs';
import { compile, filesWithoutCatalogue, openCatalogues } from './catalogues.mjs';

const { catalogues, locales, sourceLocale } = await openCatalogues();
const wrong = filesWithoutCatalogue(catalogues).map((file) => `${file}: in no catalogue of lingui.config.js`);

for (const catalogue of catalogues) {
  const inCode = await catalogue.collect();
  if (inCode === undefined) {
    wrong.push(`${catalogue.name}: its code could not be read`);
    continue;
  }
  for (const locale of locales) {
    const where = `${locale}/${catalogue.name}`;
    const inFile = (await catalogue.read(locale)) ?? {};
    for (const [id, { message }] of Object.entries(inCode)) {
      if (!(id in inFile)) wrong.push(`${where}: not extracted: ${message ?? id}`);
      else if (inFile[id].message !== undefined && message !== undefined && inFile[id].message !== message)
        wrong.push(`${where}: changed in the code: ${message}`);
    }
    for (const [id, { message }] of Object.entries(inFile)) {
      if (!(id in inCode)) wrong.push(`${where}: no longer in the code: ${message ?? id}`);
    }
    const { source, missing, errors, path } = await compile(catalogue, locale, sourceLocale);
    for (const { id, source: text } of missing) wrong.push(`${where}: not translated: ${text ?? id}`);
    for (const { id, error } of errors) wrong.push(`${where}: ${id}: ${error.message}`);
    if (!existsSync(path) || readFileSync(path, 'utf8') !== source) wrong.push(`${where}: compiled module is stale`);
  }
}

for (const line of wrong) console.error(line);
if (wrong.length > 0) {
  console.error(`Catalogues: ${wrong.length} thing(s) to repair. Run: node packages/i18n/extract.mjs`);
  process.exitCode = 1;
} else {
  console.log(`Catalogues: complete in ${locales.join(', ')}.`);
}
