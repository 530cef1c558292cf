import type { ReactElement } from 'react';

export function StaffCallPage({ callId }: { readonly clinic: string; readonly callId: string }): ReactElement {
  return <main data-call={callId} />;
}
