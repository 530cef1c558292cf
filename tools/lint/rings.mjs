import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../shared/walk.mjs';
import { resolveRelative, workspaceNamed } from './places.mjs';

/**
 * What each source file imports of the project's own, types included: a ring of types is one to the reader too.
 * @param {readonly string[]} files relative to the project
 * @param {(file: string) => string} [read]
 * @returns {Map<string, string[]>}
 */
export function importGraph(files, read = (file) => readFileSync(join(root, file), 'utf8')) {
  const known = new Set(files);
  return new Map(
    files.map((file) => {
      const imported = ts
        .preProcessFile(read(file), true, true)
        .importedFiles.map(({ fileName }) => targetOf(file, fileName))
        .filter((target) => target !== undefined && known.has(target));
      return [file, /** @type {string[]} */ (imported)];
    }),
  );
}

/**
 * @param {string} file
 * @param {string} specifier
 */
function targetOf(file, specifier) {
  if (specifier.startsWith('.')) return resolveRelative(file, specifier);
  const workspace = workspaceNamed(specifier);
  return workspace === undefined ? undefined : `packages/${workspace}/src/index.ts`;
}

/**
 * The rings of a graph, each once, as the files along it; empty when there is none.
 * @param {ReadonlyMap<string, readonly string[]>} graph
 * @returns {string[][]}
 */
export function findRings(graph) {
  /** @type {string[][]} */
  const rings = [];
  /** @type {Map<string, 'open' | 'done'>} */
  const state = new Map();
  /** @type {string[]} */
  const path = [];
  const visit = (/** @type {string} */ file) => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      rings.push(path.slice(path.indexOf(file)));
      return;
    }
    state.set(file, 'open');
    path.push(file);
    for (const next of graph.get(file) ?? []) visit(next);
    path.pop();
    state.set(file, 'done');
  };
  for (const file of graph.keys()) visit(file);
  return rings;
}
