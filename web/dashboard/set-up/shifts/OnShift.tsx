import type { ShiftRow } from '#contracts/shifts';
import { Tag } from '../../parts/Tag.tsx';

/** "Maintainer A, Contributor E 2/2"; a shift below its minimum says so. */
export function OnShift({ shift, names }: { shift: ShiftRow; names: string[] }) {
  const of = `${names.length}/${shift.target}`;
  if (names.length === 0)
    return <Tag kind={shift.minimum === 0 ? 'plain' : 'attention'}>{`nobody yet, ${of}`}</Tag>;
  return (
    <span>
      {`${names.join(', ')} `}
      {names.length < shift.minimum ? <Tag kind="attention">{of}</Tag> : <b>{of}</b>}
    </span>
  );
}
