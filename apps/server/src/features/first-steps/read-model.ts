/** What the audit log says of a clinic when somebody tried it as a practice caller (H4). */
export const practised = 'practise';
