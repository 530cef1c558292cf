/** What the planner is told before it is asked whether an index serves: it takes one wherever there is one. */
export const indexesFirst = ['set enable_seqscan = off', 'set enable_hashjoin = off', 'set enable_mergejoin = off'];

/** What it is told afterwards. */
export const asUsual = ['reset enable_seqscan', 'reset enable_hashjoin', 'reset enable_mergejoin'];

/** The tables that a statement reads all of, without a condition that an index serves; by its plan in JSON. */
export function tablesReadWhole(explained: unknown): readonly string[] {
  const tables = new Set<string>();
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) {
      const below: readonly unknown[] = part;
      below.forEach(visit);
    } else if (typeof part === 'object' && part !== null) {
      const node = new Map<string, unknown>(Object.entries(part));
      const [type, table] = [node.get('Node Type'), node.get('Relation Name')];
      const byIndex = type === 'Index Scan' || type === 'Index Only Scan';
      if (typeof table === 'string' && (type === 'Seq Scan' || (byIndex && !node.has('Index Cond')))) tables.add(table);
      [...node.values()].forEach(visit);
    }
  };
  visit(explained);
  return [...tables];
}

/** How a statement is asked for its plan. */
export const explain = (statement: string): string => `explain (format json) ${statement}`;
