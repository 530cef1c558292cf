/** The tools of a call (C4). Each is a folder of this name, and a line in `registry.ts`. */
export const toolKinds = ['screen', 'camera', 'whiteboard', 'pages', 'text', 'video', 'file'] as const;

export type ToolKind = (typeof toolKinds)[number];

/** Whether a tool shows a second picture of one's own: it reaches everybody or nobody, and each person has one. */
export function isPicture(kind: ToolKind): boolean {
  return kind === 'screen' || kind === 'camera';
}
