import { Navigate } from '@tanstack/react-router';
import { lazy } from 'react';
import { useSession } from '../../session/session.ts';
import { AgencyHome } from './AgencyHome.tsx';

const StaffHome = lazy(async () => ({ default: (await import('./StaffHome.tsx')).StaffHome }));

/** The first page of the desk, by who sits there. */
export function DeskHome() {
  const { role } = useSession().person;
  if (role === 'staff_trainer') return <Navigate to="/app/classes" replace />;
  if (role === 'staff_clinician') return <Navigate to="/app/referrals" replace />;
  if (role === 'staff_admin') return <StaffHome />;
  return <AgencyHome />;
}
