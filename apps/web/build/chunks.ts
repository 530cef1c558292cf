/** What the bundler tells of a module. */
interface Module {
  readonly importedIds: readonly string[];
  readonly dynamicallyImportedIds: readonly string[];
}

/** What the bundler lets one ask while it decides on the files. */
interface Graph {
  getModuleInfo(id: string): Module | null;
}

/** A file's name for a module; null leaves it to the bundler. */
type NameFile = (id: string, graph: Graph) => string | null;

/**
 * One name for what these light pages load at once: nothing heavier that others share with it may come along.
 * @param entries the pages' first modules
 */
export function fileOfLightPages(entries: readonly string[]): NameFile {
  let light: ReadonlySet<string> | undefined;
  return (id, graph) => {
    light ??= behind(entries, (module) => module.importedIds, graph);
    return light.has(id) && !isStyle(id) ? 'light' : null;
  };
}

/**
 * Names the file of a module by the front doors behind which it is needed, sooner or later: what only the staff's pages use never
 * comes to a caller. Left to itself, the bundler makes a file for each set of pages that share something, of which a staff page
 * then asks for eighty, most of them smaller than what it costs to ask.
 * @param doors name of each front door → its first module
 */
export function fileByDoors(doors: Readonly<Record<string, string>>): NameFile {
  let names: ReadonlyMap<string, string> | undefined;
  return (id, graph) => {
    names ??= namesOf(doors, graph);
    return isStyle(id) ? null : (names.get(id) ?? null);
  };
}

/** The place of a style in the order counts, so that it stays where the bundler puts it. */
function isStyle(id: string): boolean {
  return id.endsWith('.css');
}

function namesOf(doors: Readonly<Record<string, string>>, graph: Graph): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [door, first] of Object.entries(doors)) {
    const sooner = (module: Module): readonly string[] => [...module.importedIds, ...module.dynamicallyImportedIds];
    for (const id of behind([first], sooner, graph)) {
      const before = names.get(id);
      names.set(id, before === undefined ? door : `${before}-${door}`);
    }
  }
  return names;
}

/** A set grows while it is walked through: everything that is reached from the first ones. */
function behind(
  first: readonly string[],
  next: (module: Module) => readonly string[],
  graph: Graph,
): ReadonlySet<string> {
  const seen = new Set(first);
  for (const id of seen) {
    const module = graph.getModuleInfo(id);
    if (module !== null) for (const other of next(module)) seen.add(other);
  }
  return seen;
}
