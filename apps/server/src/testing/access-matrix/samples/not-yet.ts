/** Routes that the protocol lists and nobody serves yet; a test fails as soon as one is served and still stands here. */
export const routesNotYet = [] as const;

/** Messages that nobody answers yet. */
export const messagesNotYet = [] as const;

export type RouteNotYet = (typeof routesNotYet)[number];
export type MessageNotYet = (typeof messagesNotYet)[number];
