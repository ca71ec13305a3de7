import { Chip, Chips } from '../shell/Chip.tsx';
import { useTablet, useTabletState } from '../shell/use-tablet.ts';
import styles from './StatusPage.module.css';

/** How this device behaves for whoever holds it; kept on the device. */
export function Choices() {
  const tablet = useTablet();
  const { settings } = useTabletState(({ meta: { settings } }) => ({ settings }));
  return (
    <section className={styles.card}>
      <h3>On each tap</h3>
      <Chips label="On each tap">
        <Chip isOn={settings.sound} onPress={() => tablet.set({ sound: !settings.sound })}>
          Sound
        </Chip>
        <Chip isOn={settings.vibration} onPress={() => tablet.set({ vibration: !settings.vibration })}>
          Vibration, where the device can
        </Chip>
      </Chips>
      <h3>Held in</h3>
      <Chips label="Hand that holds this device">
        {(['right', 'left'] as const).map((hand) => (
          <Chip key={hand} isOn={settings.hand === hand} onPress={() => tablet.set({ hand })}>
            {hand === 'right' ? 'The right hand' : 'The left hand'}
          </Chip>
        ))}
      </Chips>
    </section>
  );
}
