import { useEffect, useState } from 'react';
import { lookAtLink, type Owner, whyNot } from './enrolment.ts';
import { type Key, spellCode } from './keys.ts';

type Look = { kind: 'looking' } | { kind: 'found'; owner: Owner } | { kind: 'failed'; why: string };

/** What the button below will do, for a code or link that came with the address. */
export function WhatHappens({ way, kind }: { way: Key; kind: 'tablet' | 'phone' }) {
  if (way.kind === 'link') return <OwnerOfLink secret={way.secret} />;
  return (
    <p>
      The code <b>{spellCode(way.code)}</b> connects this {kind} to the booth that was chosen on the
      dashboard. The code works once. It is used up when you press the button.
    </p>
  );
}

function OwnerOfLink({ secret }: { secret: string }) {
  const [look, setLook] = useState<Look>({ kind: 'looking' });
  useEffect(() => {
    let isCurrent = true;
    const show = (next: Look) => isCurrent && setLook(next);
    lookAtLink(secret).then(
      (owner) => show({ kind: 'found', owner }),
      (error: unknown) => show({ kind: 'failed', why: whyNot(error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [secret]);
  if (look.kind === 'looking') return <p>Looking up whose link this is…</p>;
  if (look.kind === 'failed') return <p role="alert">{look.why}</p>;
  const { personName, eventName, booths } = look.owner;
  const names = new Intl.ListFormat('en').format(booths.map(({ name }) => name));
  return (
    <p>
      This is the link of <b>{personName}</b>. It connects this phone to {eventName}, to count visitors for{' '}
      <b>{names}</b>. If that is not you, do not connect.
    </p>
  );
}
