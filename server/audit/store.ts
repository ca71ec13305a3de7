import type { Endpoint } from '#contracts/endpoint';
import type { Deps } from '../app.ts';
import type { Input } from '../http/endpoint.ts';

/** Who changed what and when. Values are not kept, only the names of the fields. */
export async function recordAudit(
  deps: Deps,
  action: string,
  input: Input<Endpoint>,
  answer: unknown,
): Promise<void> {
  const { by } = input.scope;
  const fields = typeof input.body === 'object' && input.body !== null ? Object.keys(input.body) : [];
  await deps.db.auditEntry.create({
    data: {
      at: deps.clock(),
      actor: by.kind,
      actorId: 'id' in by ? by.id : null,
      action,
      subject: action.split('-').slice(1).join('-'),
      subjectId: idOf(input.params) ?? idOf(answer),
      detail: { fields },
    },
  });
}

function idOf(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
    ? value.id
    : null;
}
