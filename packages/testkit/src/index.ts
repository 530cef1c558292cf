export * from './moving-clock.ts';
export * from './page-client.ts';
export * from './built-server.ts';
