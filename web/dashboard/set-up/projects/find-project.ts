import { type ProjectRow, projects } from '#contracts/projects';
import { projectCalled } from '../names.ts';
import type { useAsk } from '../parts/collection.ts';

/** The project of this name or alias; made if nobody knows it yet. @throws Refusal, NoAnswer */
export function useFindProject(known: readonly ProjectRow[], ask: ReturnType<typeof useAsk>) {
  return async function findProject(name: string, kind: string): Promise<ProjectRow> {
    const found = projectCalled(known, name);
    if (found !== undefined) return found;
    return ask(projects.create, { body: { name, kind } });
  };
}
