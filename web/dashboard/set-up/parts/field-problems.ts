import { Refusal } from '#web/api/client.ts';

/** The server's words for single fields: body.name → name, body.breaks.0.label → breaks. */
export function fieldProblems(error: unknown, names: readonly string[]): Record<string, string> {
  if (!(error instanceof Refusal)) return {};
  const found: Record<string, string> = {};
  for (const issue of error.problem.issues ?? []) {
    const [where, name] = issue.path.split('.');
    if (where === 'body' && name !== undefined && names.includes(name))
      found[name] ??= sentence(issue.message);
  }
  return found;
}

function sentence(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}
