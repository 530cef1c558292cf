/** Loads the chat's drawer; once the call has begun, so that it opens at once, also while the server is away. */
export const loadChatDrawer = () => import('./chat-drawer.tsx');
