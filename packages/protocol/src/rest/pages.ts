/** Every address that answers with a page or a file instead of JSON; nothing else does. */
export const pages = [
  { method: 'GET', path: '/' },
  { method: 'GET', path: '/sign-in' },
  { method: 'GET', path: '/clinics' },
  { method: 'GET', path: '/clinics/*' },
  { method: 'GET', path: '/c/:clinic' },
  /** The set-up page's form, urlencoded or JSON; see `arrivalForm`. */
  { method: 'POST', path: '/c/:clinic' },
  { method: 'GET', path: '/c/:clinic/wait' },
  { method: 'GET', path: '/c/:clinic/thanks' },
  { method: 'GET', path: '/c/:clinic/start-again' },
  { method: 'POST', path: '/c/:clinic/start-again' },
  /** The e-mails that the demo keeps in place of sending them; not there in production. */
  { method: 'GET', path: '/mailbox' },
  /** Scripts, styles, fonts: their names change with their content. */
  { method: 'GET', path: '/assets/*' },
] as const;
