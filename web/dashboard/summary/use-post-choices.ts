import { getRouteApi, useNavigate } from '@tanstack/react-router';

const summaryRoute = getRouteApi('/shell/events/$event/summary');

/** What was chosen of the post, in the address so that a copied link shows the same. */
export function usePostChoices() {
  const search = summaryRoute.useSearch();
  const navigate = useNavigate({ from: '/events/$event/summary' });
  const change = (part: Partial<typeof search>) =>
    void navigate({ search: { ...search, ...part }, replace: true, resetScroll: false });
  return {
    ...search,
    booths: search.booths?.split(','),
    change,
    choose: (slugs: readonly string[] | undefined) => change({ booths: slugs?.join(',') }),
  };
}
