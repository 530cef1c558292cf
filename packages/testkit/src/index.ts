export * from './moving-clock.ts';
export * from './page-client.ts';
export * from './built-server.ts';
export * from './sign-in-staff.ts';
export * from './message-ids.ts';
export * from './bad-inputs.ts';
export * from './large-organisation.ts';
export * from './query-plans.ts';
