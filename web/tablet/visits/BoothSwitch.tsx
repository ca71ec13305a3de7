import { IconCheck } from '@tabler/icons-react';
import styles from './BoothSwitch.module.css';

interface Props {
  booths: readonly { id: string; name: string }[];
  chosen: string;
  onChoose: (boothId: string) => void;
}

/** For a phone that may count for several booths. */
export function BoothSwitch({ booths, chosen, onChoose }: Props) {
  return (
    <fieldset className={styles.switch} aria-label="Booth to count for">
      {booths.map(({ id, name }) => (
        <label key={id} className={id === chosen ? styles.on : styles.off}>
          <input
            type="radio"
            name="booth"
            className="visually-hidden"
            checked={id === chosen}
            onChange={() => onChoose(id)}
          />
          {id === chosen && <IconCheck size={20} stroke={2.4} aria-hidden />}
          {name}
        </label>
      ))}
    </fieldset>
  );
}
