import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { invites } from '#contracts/invites';
import { call, Refusal } from '#web/api/client.ts';
import { ErrorState } from '../parts/ErrorState.tsx';
import { Bone, Waiting } from '../parts/Waiting.tsx';
import { DoorPage } from './DoorPage.tsx';
import { WelcomeForm } from './WelcomeForm.tsx';

/** Where one-time links lead. The secret is in the fragment, so that no server log sees it. */
export function WelcomePage() {
  const secret = useLocation().hash;
  const { data, error, refetch } = useQuery({
    queryKey: ['invite', secret],
    queryFn: ({ signal }) => call(invites.look, { body: { secret }, signal }),
    enabled: secret !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (secret === '') return <Unusable why="The part after # is missing. Copy the whole link." />;
  if (error instanceof Refusal && error.problem.code === 'invalid-link')
    return <Unusable why={error.problem.detail} />;
  if (error !== null)
    return (
      <DoorPage title="One-time link">
        <ErrorState error={error} onRetry={() => void refetch()} />
      </DoorPage>
    );
  if (data === undefined)
    return (
      <DoorPage title="One-time link">
        <Waiting what="This link">
          <Bone width="80%" />
        </Waiting>
      </DoorPage>
    );
  return <WelcomeForm secret={secret} invite={data} />;
}

function Unusable({ why }: { why: string }) {
  return (
    <DoorPage title="This link does not work">
      <p>{why}</p>
      <p>
        You have a password? <Link to="/sign-in">Sign in</Link>
      </p>
    </DoorPage>
  );
}
