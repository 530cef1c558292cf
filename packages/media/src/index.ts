export type { MediaClock } from './clock.ts';
export type * from './media-session.ts';
export type * from './signal.ts';
export { judgeOwnLine } from './quality/judge-quality.ts';
export type { Quality, QualityLevel, QualitySide } from './quality/judge-quality.ts';
export { createMeshSession } from './mesh/create-mesh-session.ts';
export type { MeshSessionOptions } from './mesh/create-mesh-session.ts';
export { createBrowserPeerConnections } from './mesh/browser-peer-connection.ts';
