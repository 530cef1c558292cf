import { filesOf } from '@anteroom/domain';
import { mustHold, type MemoryAccess } from '../../database/memory/memory-access.ts';
import { idOfScope, overridesIn } from '../../database/memory/memory-overrides.ts';
import type { MemoryTables } from '../../database/memory/memory-tables.ts';
import type { Scope } from '../settings/read-model.ts';
import type { WaitingFileStore } from './waiting-file-store.ts';

/** The files of waiting pages in memory. */
export function createMemoryWaitingFileStore({ run }: MemoryAccess): WaitingFileStore {
  return {
    put: (scope, file, at) =>
      run(({ clinics, organisations, waitingFiles }) => {
        const isThere = 'clinicId' in scope ? clinics.has(scope.clinicId) : organisations.has(scope.organisationId);
        mustHold(isThere, 'waiting_file_scope_fk');
        const before = waitingFiles.get(file.hash);
        waitingFiles.set(file.hash, { ...(before ?? { file, scope }), putAt: at });
      }),
    count: (scope) =>
      run(({ waitingFiles }) => waitingFiles.select((row) => idOfScope(row.scope) === idOfScope(scope)).length),
    byHash: (hash) => run(({ waitingFiles }) => waitingFiles.get(hash)?.file ?? null),
    typesOf: (hashes, scopes) =>
      run(({ waitingFiles }) => {
        const ids = scopes.map(idOfScope);
        const found = waitingFiles.select(
          ({ file, scope }) => hashes.includes(file.hash) && ids.includes(idOfScope(scope)),
        );
        return new Map(found.map(({ file }) => [file.hash, file.type]));
      }),
    dropUnused: (before) =>
      run((tables) => {
        const old = tables.waitingFiles.select(({ putAt }) => putAt < before);
        const unused = old.filter(({ file, scope }) => !namesIn(tables, scope).includes(file.hash));
        for (const { file } of unused) tables.waitingFiles.delete(file.hash);
        return unused.length;
      }),
  };
}

/** All files that somebody's content may name. */
function namesIn(tables: MemoryTables, scope: Scope): readonly string[] {
  const below =
    'organisationId' in scope
      ? tables.clinics.select(({ organisationId }) => organisationId === scope.organisationId)
      : [];
  return [scope, ...below.map(({ id }) => ({ clinicId: id }))].flatMap((each) =>
    filesOf(overridesIn(tables, each).overrides.waitingContent ?? []),
  );
}
