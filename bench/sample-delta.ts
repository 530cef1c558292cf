/** The same bytes as ours: one row of the list, as the protocol has it. */
export function sampleDelta(lastName: string) {
  return {
    clinicId: 'renal-clinic-_________',
    revision: 1,
    changed: [
      {
        id: crypto.randomUUID().slice(0, 22),
        status: 'waiting',
        arrivedAt: Date.now(),
        since: Date.now(),
        firstName: 'Bench',
        lastName,
        phone: '070 555 01 34',
        withoutCamera: false,
        phoneWanted: false,
        device: 'unknown',
        missingSince: Date.now(),
        callId: null,
        isLocked: false,
        providers: [],
        heldBy: null,
        holdReason: null,
        ready: false,
        assignedTo: null,
        callBackWanted: false,
        calledBackAt: null,
        isPractice: false,
        answers: [],
        unanswered: 0,
      },
    ],
    gone: [],
  };
}
