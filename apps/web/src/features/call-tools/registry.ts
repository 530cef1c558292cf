import { camera } from './camera/entry.ts';
import { file } from './file/entry.ts';
import { pages } from './pages/entry.ts';
import { screen } from './screen/entry.ts';
import { text } from './text/entry.ts';
import type { Tool } from './tool.ts';
import { toolKinds } from './tool-kinds.ts';
import type { ToolKind } from './tool-kinds.ts';
import { video } from './video/entry.ts';
import { whiteboard } from './whiteboard/entry.ts';

/** Every tool by its name. One more is one more folder, its name in `tool-kinds.ts`, and its line here. */
export const toolOf: Readonly<Record<ToolKind, Tool>> = { screen, camera, whiteboard, pages, text, video, file };

/** In the order in which the drawer offers them. */
export const tools: readonly Tool[] = toolKinds.map((kind) => toolOf[kind]);
