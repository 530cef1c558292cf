/** Why a stay refuses a command. The codes cross the wire; only the web puts them into words. */
export type ConsultationRefusal =
  | 'consultation-ended'
  | 'consultation-transferred'
  | 'not-being-seen'
  | 'not-yet-seen'
  | 'in-another-call'
  | 'not-in-this-call'
  | 'no-transfer-offered'
  | 'transfer-already-offered'
  | 'transfer-to-same-clinic'
  | 'no-call-back-wanted'
  | 'call-full';
