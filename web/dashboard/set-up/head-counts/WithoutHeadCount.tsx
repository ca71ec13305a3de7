import { useQuery } from '@tanstack/react-query';
import { figureText } from '#contracts/figures';
import { getReport } from '#contracts/report';
import { call } from '#web/api/client.ts';
import { listed } from '../names.ts';
import styles from './head-counts.module.css';

interface Props {
  /** The event's slug. */
  event: string;
  has: (boothId: string) => boolean;
}

/** The booths without a head count: what was tapped there is their figure; the rest are not recorded. */
export function WithoutHeadCount({ event, has }: Props) {
  const { data } = useQuery({
    queryKey: ['set-up', 'figures', event],
    queryFn: ({ signal }) => call(getReport, { params: { event }, signal }),
  });
  const without = data?.booths.filter(({ boothId }) => !has(boothId)) ?? [];
  const tapped = without.filter(({ figure }) => figure.visitors !== null);
  const unknown = without.filter(({ figure }) => figure.visitors === null);
  return (
    <>
      {tapped.length > 0 && (
        <p className={styles.without}>
          Tapped: {tapped.map(({ name, figure }) => `${name} ${figureText(figure)}`).join(', ')}
        </p>
      )}
      {unknown.length > 0 && (
        <p className={styles.without}>Not recorded: {listed(unknown.map(({ name }) => name))}</p>
      )}
    </>
  );
}
