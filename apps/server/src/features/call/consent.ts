import { accepted, refused } from '@anteroom/domain';
import type { CallId, Result, SessionCommand } from '@anteroom/domain';
import type { Stores } from '../../database/database.ts';
import type { Handler } from '../../perform.ts';
import type { Refusal } from '../../refusal.ts';
import { loadSessionOfCall } from '../../session/load-session.ts';
import type { LoadedSession } from '../../session/load-session.ts';
import { runSession } from '../../session/sessions.ts';
import type { DoneSession, SessionTools } from '../../session/sessions.ts';
import { actorOf } from '../access/read-model.ts';
import type { Identity } from '../access/read-model.ts';
import { mayTakePart, participantOf } from './enter-call.ts';
import { hostOf } from './leave-call.ts';
import { isInCall } from './read-model.ts';

const notIn: Result<never, Refusal> = refused({ code: 'not-in-this-call' });

/** A host asks everybody in the call for consent (C9): of what kind is recorded, and never a word of it. */
export function createAskConsent(tools: SessionTools): Handler<'askConsent'> {
  return async ({ callId, kind }, { identity }) => {
    const done = await run(tools, identity, callId, 'ask-consent', async (loaded, stores) => {
      const host = await hostOf(stores, loaded, await actorOf(identity, stores));
      return host.ok ? accepted({ type: 'ask-consent', by: host.value.personId, kind }) : host;
    });
    if (!done.ok) return done;
    const { call } = done.value.saved.call ?? { call: null };
    const question = call?.status === 'open' ? call.consents?.find((one) => one.kind === kind) : undefined;
    return question === undefined ? notIn : accepted({ number: question.number });
  };
}

/** Anybody in the call answers, or takes an answer back. */
export function createAnswerConsent(tools: SessionTools): Handler<'answerConsent'> {
  return async ({ callId, number, agrees }, { identity }) => {
    const done = await run(
      tools,
      identity,
      callId,
      agrees ? 'give-consent' : 'refuse-consent',
      async (loaded, stores) => {
        const participantId = participantOf(loaded.session.call, identity);
        if (participantId === null || !(await mayTakePart(stores, loaded, identity))) return notIn;
        return accepted({ type: 'answer-consent', participantId, number, agrees });
      },
    );
    return done.ok ? accepted({}) : done;
  };
}

/** The host who asked begins a recording in their page, or ends it; the sound and the pictures never come here. */
export function createRecordCall(tools: SessionTools): Handler<'recordCall'> {
  return async ({ callId, on }, { identity }) => {
    const done = await run(
      tools,
      identity,
      callId,
      on ? 'begin-recording' : 'end-recording',
      async (loaded, stores) => {
        const host = await hostOf(stores, loaded, await actorOf(identity, stores));
        return host.ok ? accepted({ type: 'record', by: host.value.personId, on }) : host;
      },
    );
    return done.ok ? accepted({}) : done;
  };
}

async function run(
  tools: SessionTools,
  identity: Identity,
  callId: CallId,
  verb: string,
  command: (loaded: LoadedSession, stores: Stores) => Promise<Result<SessionCommand, Refusal>>,
): Promise<Result<DoneSession, Refusal>> {
  const { stores } = tools.database;
  if ((await actorOf(identity, stores)).kind === 'visitor') return refused({ code: 'not-signed-in' });
  if (!(await isInCall(stores, identity, callId))) return notIn;
  const done = await runSession(tools, identity, {
    verb,
    load: (open) => loadSessionOfCall(open, callId),
    command: (loaded, _actor, open) => command(loaded, open),
  });
  if (done.ok) return done;
  // A call that one is not in answers like one that never was; in a room nobody is asked, since it has no consultation.
  return done.refusal.code === 'not-found' || done.refusal.code === 'call-ended' ? notIn : done;
}
