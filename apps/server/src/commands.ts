import { toServer } from '@anteroom/protocol';
import { createEnterCall } from './features/call/enter-call.ts';
import { createAnnounceMedia, createSignal } from './features/call/in-call.ts';
import { createEndCall, createLeaveCall } from './features/call/leave-call.ts';
import { createListMessages, createSendMessage } from './features/consultation/messages.ts';
import { createEnterStay, createLeaveStay } from './features/consultation/own-stay.ts';
import { createCommandConsultation } from './features/consultation/staff-commands.ts';
import { notYet } from './features/room/not-yet.ts';
import { createWatchSettings } from './features/settings/watch-settings.ts';
import { createWatchStructure, unwatchStructure } from './features/structure-map/watch.ts';
import { createWatchWaitingArea, unwatchWaitingArea } from './features/waiting-area/watch.ts';
import { reading } from './perform.ts';
import type { Commands } from './perform.ts';
import type { Ids } from './platform/ids.ts';
import type { SessionTools } from './session/sessions.ts';

/** Every command by its name, for sockets and HTTP alike; the compiler misses none. */
export function createCommands(tools: SessionTools, ids: Ids): Commands {
  return {
    watchWaitingArea: reading(toServer.watchWaitingArea, createWatchWaitingArea(tools)),
    watchSettings: reading(toServer.watchSettings, createWatchSettings(tools)),
    unwatchWaitingArea: reading(toServer.unwatchWaitingArea, unwatchWaitingArea),
    commandConsultation: reading(toServer.commandConsultation, createCommandConsultation(tools, ids)),
    enterStay: reading(toServer.enterStay, createEnterStay(tools)),
    leaveStay: reading(toServer.leaveStay, createLeaveStay(tools)),
    enterCall: reading(toServer.enterCall, createEnterCall(tools)),
    leaveCall: reading(toServer.leaveCall, createLeaveCall(tools)),
    endCall: reading(toServer.endCall, createEndCall(tools)),
    signal: reading(toServer.signal, createSignal(tools)),
    announceMedia: reading(toServer.announceMedia, createAnnounceMedia(tools)),
    sendMessage: reading(toServer.sendMessage, createSendMessage(tools)),
    listMessages: reading(toServer.listMessages, createListMessages(tools)),
    watchRooms: reading(toServer.watchRooms, notYet),
    unwatchRooms: reading(toServer.unwatchRooms, notYet),
    enterRoom: reading(toServer.enterRoom, notYet),
    admitGuests: reading(toServer.admitGuests, notYet),
    declineGuests: reading(toServer.declineGuests, notYet),
    removeGuest: reading(toServer.removeGuest, notYet),
    enterVisit: reading(toServer.enterVisit, notYet),
    leaveVisit: reading(toServer.leaveVisit, notYet),
    watchStructure: reading(toServer.watchStructure, createWatchStructure(tools)),
    unwatchStructure: reading(toServer.unwatchStructure, unwatchStructure),
  };
}
