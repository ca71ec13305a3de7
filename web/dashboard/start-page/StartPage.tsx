import { Page } from '../parts/Page.tsx';

export function StartPage() {
  return (
    <Page title="What is still missing">
      <p />
    </Page>
  );
}
