import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import babel from '@rolldown/plugin-babel';
import { build, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const sheet = here('../src/button/button.css');

/**
 * Builds the button for other people's pages: `button.js`, which stands alone since whoever loads it finds nothing else, and
 * `button.css` for plain links. Its style isn't made to fit old browsers as ours are, since that would pin its colours: what is
 * written in it knows the page that it stands in.
 */
export function websiteButton(target: string[]): Plugin {
  return {
    name: 'anteroom-website-button',
    apply: 'build',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'button.css', source: await smallSheet() });
      this.emitFile({ type: 'asset', fileName: 'button.js', source: await script(target) });
    },
  };
}

async function script(target: string[]): Promise<string> {
  const built = await build({
    configFile: false,
    root: here('..'),
    logLevel: 'silent',
    plugins: [sheetAsText(), babel({ plugins: ['@lingui/babel-plugin-lingui-macro'] })],
    build: {
      write: false,
      target,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: here('../src/button/main.ts') },
    },
  });
  const outputs = 'output' in built ? built.output : [];
  const [only, ...others] = outputs;
  if (only?.type !== 'chunk' || others.length > 0) throw new Error('The button is to be one script.');
  return only.code;
}

/** Takes the style into the script. */
function sheetAsText(): Plugin {
  return {
    name: 'anteroom-button-sheet',
    enforce: 'pre',
    async load(id) {
      return id === `${sheet}?raw` ? `export default ${JSON.stringify(await smallSheet())}` : null;
    },
  };
}

/** The style without comments and indentation. */
async function smallSheet(): Promise<string> {
  const text = await readFile(sheet, 'utf8');
  return text
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .trim();
}
