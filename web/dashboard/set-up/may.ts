import { useAccount } from '../accounts/session.ts';

/** What the person at this screen may change; the server decides, this only hides buttons. */
export function useMay(): { own: boolean; manage: boolean; booths: boolean } {
  const role = useAccount()?.role;
  const own = role === 'owner';
  const manage = own || role === 'manager';
  return { own, manage, booths: manage || role === 'lead' };
}
