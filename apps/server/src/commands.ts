import { toServer } from '@anteroom/protocol';
import { createAnswerConsent, createAskConsent, createRecordCall } from './features/call/consent.ts';
import { createEnterInvitedVisit, createLeaveInvitedVisit } from './features/call-invitation/own-visit.ts';
import { createEnterCall } from './features/call/enter-call.ts';
import { createLockCall } from './features/call/lock-call.ts';
import { createManageCall } from './features/call/manage-call.ts';
import { createRenewRelay } from './features/call/renew-relay.ts';
import { createAllowUnencrypted, createReportEncryption, createReportStrain } from './features/call/report-media.ts';
import { createAnnounceBandwidth, createAnnounceMedia, createSignal } from './features/call/in-call.ts';
import { createEndCall, createLeaveCall } from './features/call/leave-call.ts';
import { createAnswerMedia, createPublish, createWantPictures } from './features/call-media/messages.ts';
import { createListMessages, createMarkMessagesRead, createSendMessage } from './features/consultation/messages.ts';
import { createWantCallBack } from './features/call-back/want-call-back.ts';
import { createSeeActivity } from './features/consultation/activity.ts';
import { createBeginGroupCall } from './features/consultation/group-call.ts';
import { createSeeParticipants } from './features/consultation/participants.ts';
import { createSendToSeveral } from './features/consultation/send-to-several.ts';
import { createEnterStay, createLeaveStay } from './features/consultation/own-stay.ts';
import { createCommandConsultation } from './features/consultation/staff-commands.ts';
import { createAnswerTransfer } from './features/consultation/transfer/answer-transfer.ts';
import { createWatchSettings } from './features/settings/watch-settings.ts';
import { createWatchStructure, unwatchStructure } from './features/structure-map/watch.ts';
import { createAdmitGuests, createDeclineGuests, createRemoveGuest } from './features/room/answer-knocks.ts';
import { createEnterRoom } from './features/room/enter-room.ts';
import { createEnterVisit, createLeaveVisit } from './features/room/own-visit.ts';
import { createWatchRooms, unwatchRooms } from './features/room/watch.ts';
import { createAskExperience } from './features/waiting-experience/ask-experience.ts';
import { createWatchWaitingArea, unwatchWaitingArea } from './features/waiting-area/watch.ts';
import type { CallMedia } from './features/call-media/call-media.ts';
import { reading } from './perform.ts';
import type { Commands, Handler } from './perform.ts';
import type { Ids } from './platform/ids.ts';
import type { SessionTools } from './session/sessions.ts';

/** Every command by its name, for sockets and HTTP alike; the compiler misses none. */
export function createCommands(tools: SessionTools, ids: Ids, media: CallMedia): Commands {
  return {
    watchWaitingArea: reading(toServer.watchWaitingArea, createWatchWaitingArea(tools)),
    watchSettings: reading(toServer.watchSettings, createWatchSettings(tools)),
    unwatchWaitingArea: reading(toServer.unwatchWaitingArea, unwatchWaitingArea),
    commandConsultation: reading(toServer.commandConsultation, createCommandConsultation(tools, ids)),
    answerTransfer: reading(toServer.answerTransfer, createAnswerTransfer(tools, ids)),
    enterStay: reading(toServer.enterStay, createEnterStay(tools)),
    wantCallBack: reading(toServer.wantCallBack, createWantCallBack(tools)),
    leaveStay: reading(toServer.leaveStay, createLeaveStay(tools)),
    enterCall: reading(toServer.enterCall, createEnterCall(tools)),
    leaveCall: reading(toServer.leaveCall, createLeaveCall(tools)),
    endCall: reading(toServer.endCall, createEndCall(tools)),
    lockCall: reading(toServer.lockCall, createLockCall(tools)),
    manageCall: reading(toServer.manageCall, createManageCall(tools)),
    askConsent: reading(toServer.askConsent, createAskConsent(tools)),
    answerConsent: reading(toServer.answerConsent, createAnswerConsent(tools)),
    recordCall: reading(toServer.recordCall, createRecordCall(tools)),
    reportStrain: reading(toServer.reportStrain, createReportStrain(tools)),
    reportEncryption: reading(toServer.reportEncryption, createReportEncryption(tools)),
    allowUnencrypted: reading(toServer.allowUnencrypted, createAllowUnencrypted(tools)),
    publish: reading(toServer.publish, createPublish(media)),
    answerMedia: reading(toServer.answerMedia, createAnswerMedia(media)),
    wantPictures: reading(toServer.wantPictures, createWantPictures(media)),
    renewRelay: reading(toServer.renewRelay, createRenewRelay(tools)),
    signal: reading(toServer.signal, createSignal(tools)),
    announceMedia: reading(toServer.announceMedia, createAnnounceMedia(tools)),
    sendMessage: reading(toServer.sendMessage, createSendMessage(tools)),
    listMessages: reading(toServer.listMessages, createListMessages(tools)),
    markMessagesRead: reading(toServer.markMessagesRead, createMarkMessagesRead(tools)),
    askExperience: reading(toServer.askExperience, createAskExperience(tools)),
    beginGroupCall: reading(toServer.beginGroupCall, createBeginGroupCall(tools, ids)),
    sendToSeveral: reading(toServer.sendToSeveral, createSendToSeveral(tools)),
    seeParticipants: reading(toServer.seeParticipants, createSeeParticipants(tools)),
    seeActivity: reading(toServer.seeActivity, createSeeActivity(tools)),
    announceBandwidth: reading(toServer.announceBandwidth, createAnnounceBandwidth(tools)),
    watchStructure: reading(toServer.watchStructure, createWatchStructure(tools)),
    unwatchStructure: reading(toServer.unwatchStructure, unwatchStructure),
    watchRooms: reading(toServer.watchRooms, createWatchRooms(tools)),
    unwatchRooms: reading(toServer.unwatchRooms, unwatchRooms),
    enterRoom: reading(toServer.enterRoom, createEnterRoom(tools, ids)),
    admitGuests: reading(toServer.admitGuests, createAdmitGuests(tools)),
    declineGuests: reading(toServer.declineGuests, createDeclineGuests(tools)),
    removeGuest: reading(toServer.removeGuest, createRemoveGuest(tools)),
    enterVisit: reading(toServer.enterVisit, atDoor(createEnterVisit(tools), createEnterInvitedVisit(tools))),
    leaveVisit: reading(toServer.leaveVisit, atDoor(createLeaveVisit(tools), createLeaveInvitedVisit(tools))),
  };
}

/** A guest is at a room, or was invited into a call: what they ask is answered by the one or the other. */
function atDoor<Name extends 'enterVisit' | 'leaveVisit'>(room: Handler<Name>, invited: Handler<Name>): Handler<Name> {
  return (request, asker) => {
    const { identity } = asker;
    return identity.kind === 'guest' && identity.roomId === null ? invited(request, asker) : room(request, asker);
  };
}
