export type { MediaClock } from './clock.ts';
export { connectingPeer } from './connecting-peer.ts';
export type * from './media-session.ts';
export type * from './signal.ts';
export { judgeOwnLine } from './quality/judge-quality.ts';
export type { Quality, QualityLevel, QualitySide } from './quality/judge-quality.ts';
export { usualSending } from './quality/sending.ts';
export type { PictureChoice, SendingChoice, SentPicture, SoundChoice, WantedPictures } from './quality/sending.ts';
export { figuresBetween } from './quality/figures.ts';
export type { LineFigures } from './quality/figures.ts';
export { createRepairs } from './repair/repairs.ts';
export type { Repairs } from './repair/repairs.ts';
export type { PageEvents, RepairReason } from './repair/page-events.ts';
export { createMeshSession } from './mesh/create-mesh-session.ts';
export type { MeshSession, MeshSessionOptions } from './mesh/create-mesh-session.ts';
export { createGroupSession } from './group/create-group-session.ts';
export type { GroupSession, Topology } from './group/group-session.ts';
export type { StartPart } from './group/keyed-part.ts';
export { canSeal } from './seal/can-seal.ts';
export type { MediaServerWire, WireOutcome } from './sfu/media-server-wire.ts';
export { createBrowserPeerConnections } from './mesh/browser-peer-connection.ts';
export { createConnectionSupply } from './mesh/connection-supply.ts';
export type { ConnectionSettings, ConnectionSupply } from './mesh/connection-supply.ts';
export { createLocalMedia } from './devices/local-media.ts';
export type {
  DeviceChoice,
  DeviceState,
  LocalMedia,
  LocalMediaOptions,
  LocalMediaView,
} from './devices/local-media.ts';
export type { DeviceEnvironment, DeviceKind, DevicePort, DeviceWish } from './devices/open-devices.ts';
export type { DeviceRefusal } from './devices/device-refusal.ts';
export { createTalk, messageLimit } from './talk/talk.ts';
export type { Hear, Talk, TalkOptions } from './talk/talk.ts';
export { watchDevices } from './watch/device-watch.ts';
export type { DeviceWatch, DeviceWatchParts, SpeakerPort } from './watch/device-watch.ts';
export type { DeviceNews, DeviceNotice } from './watch/device-notices.ts';
export type { PluggedIn, WatchedKind } from './watch/devices-now.ts';
export { createVerification } from './verify/create-verification.ts';
export type { VerificationOptions } from './verify/create-verification.ts';
export type { CodeChange, Verdict, Verification, VerificationState } from './verify/verification.ts';
export { createVerifyCrypto } from './verify/verify-crypto.ts';
export type { ShortCode } from './verify/short-code.ts';
export type { Fingerprints } from './verify/fingerprints.ts';
