/** Every address that answers with a page or a file instead of JSON; nothing else does. */
export const pages = [
  { method: 'GET', path: '/' },
  { method: 'GET', path: '/sign-in' },
  { method: 'GET', path: '/reset' },
  { method: 'GET', path: '/reset/:token' },
  { method: 'GET', path: '/second-factor' },
  { method: 'GET', path: '/account' },
  { method: 'GET', path: '/account/*' },
  /** An invitation, by the secret of its e-mail. */
  { method: 'GET', path: '/invitation/:token' },
  { method: 'GET', path: '/sign-in/:organisation' },
  { method: 'GET', path: '/clinics' },
  { method: 'GET', path: '/clinics/*' },
  { method: 'GET', path: '/organisations' },
  { method: 'GET', path: '/organisations/*' },
  { method: 'GET', path: '/c/:clinic' },
  /** The set-up page's form, urlencoded or JSON; see `arrivalForm`. */
  { method: 'POST', path: '/c/:clinic' },
  { method: 'GET', path: '/c/:clinic/wait' },
  { method: 'GET', path: '/c/:clinic/thanks' },
  /** The survey's form on the thank-you page; see `surveyForm`. */
  { method: 'POST', path: '/c/:clinic/survey' },
  /** Brings a caller who had put the phone down back to their stay, on whichever device. */
  { method: 'GET', path: '/back/:token' },
  /** The worker that shows what is pushed. */
  { method: 'GET', path: '/push-worker.js' },
  { method: 'GET', path: '/c/:clinic/start-again' },
  { method: 'POST', path: '/c/:clinic/start-again' },
  /** The e-mails that the demo keeps in place of sending them; not there in production. */
  { method: 'GET', path: '/mailbox' },
  /** The text messages that the demo shows in place of sending them; not there in production. */
  { method: 'GET', path: '/phone' },
  /** The clinic's privacy policy and terms, where it wrote them here. */
  { method: 'GET', path: '/c/:clinic/privacy' },
  { method: 'GET', path: '/c/:clinic/terms' },
  { method: 'GET', path: '/c/:clinic/information' },
  /** A clinic's colours, by the accent that they are made of; a clinic's logo, by its hash. Kept for good. */
  { method: 'GET', path: '/brand/:file' },
  { method: 'GET', path: '/pictures/:hash' },
  /** A picture or a PDF of a clinic's waiting page, by its hash. Kept for good. */
  { method: 'GET', path: '/waiting-files/:hash' },
  /** An organisation's single sign-on, by its slug: sends the browser to its provider. */
  { method: 'GET', path: '/api/single-sign-on/:organisation/begin' },
  /** Where providers send browsers back to, by the organisation's id; see `single-sign-on.ts`. */
  { method: 'GET', path: '/api/single-sign-on/:organisation/callback' },
  { method: 'POST', path: '/api/single-sign-on/:organisation/assertion' },
  { method: 'GET', path: '/api/single-sign-on/:organisation/enter' },
  { method: 'GET', path: '/api/single-sign-on/:organisation/metadata' },
  { method: 'POST', path: '/api/single-sign-on/:organisation/back-channel-logout' },
  /** A guest link, and the form to knock; see `knockForm`. */
  { method: 'GET', path: '/r/:secret' },
  { method: 'POST', path: '/r/:secret' },
  { method: 'GET', path: '/r/:secret/visit' },
  /** The photo of a guest who knocks, for staff who may let them in. */
  { method: 'GET', path: '/rooms/:roomId/visits/:visitId/photo' },
  /** An invitation into a call (C2), by its secret, and the form to come in; see `invitedForm`. */
  { method: 'GET', path: '/i/:secret' },
  { method: 'POST', path: '/i/:secret' },
  { method: 'GET', path: '/i/:secret/visit' },
  /** A link for one caller (E9, E10), by its secret; what is posted is `arrivalForm`, or nothing where staff filled it in. */
  { method: 'GET', path: '/l/:secret' },
  { method: 'POST', path: '/l/:secret' },
  /** The pre-call test, of nobody and of a clinic (E8). */
  { method: 'GET', path: '/precall' },
  { method: 'GET', path: '/c/:clinic/precall' },
  /** Bytes to measure a line with: some to take, and a place to leave some (E3). */
  { method: 'GET', path: '/measure/:kilobytes' },
  { method: 'POST', path: '/measure' },
  /** The phone-back list as CSV, for staff who attend callers. */
  { method: 'GET', path: '/clinics/:clinicId/phone-back.csv' },
  /** The clinic's link as a sheet to print (E1). */
  { method: 'GET', path: '/c/:clinic/poster' },
  /** Writing to the clinic's support, where it named an address (H2). */
  { method: 'GET', path: '/c/:clinic/contact' },
  { method: 'POST', path: '/c/:clinic/contact' },
  /** The button for other people's pages (E1): its script, and the style of a plain link. Stable addresses. */
  { method: 'GET', path: '/button.js' },
  { method: 'GET', path: '/button.css' },
  /** Scripts, styles, fonts: their names change with their content. */
  { method: 'GET', path: '/assets/*' },
] as const;
