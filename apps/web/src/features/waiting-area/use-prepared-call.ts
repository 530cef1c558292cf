import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** Loads the call's page while nobody needs it yet, so that joining opens it at once. */
export function usePreparedCall(clinic: string): void {
  const router = useRouter();
  useEffect(() => {
    const prepare = (): void => {
      const { routesByPath } = router;
      void router.loadRouteChunk(routesByPath['/clinics/$clinic/waiting-area/call/$callId']);
    };
    const timer = setTimeout(prepare, 300);
    return () => clearTimeout(timer);
  }, [router, clinic]);
}
