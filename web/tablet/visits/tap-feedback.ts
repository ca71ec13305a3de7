import type { Settings } from '../outbox/database.ts';

const BUZZ_MS = 18;
const CLICK_S = 0.05;

/** What a tap gives back beside what is seen. Nothing relies on it: a device without either counts the same. */
export class TapFeedback {
  #audio: AudioContext | null = null;

  /** In the tap itself: browsers let a page make a sound only then. */
  ready({ sound }: Settings): void {
    if (!sound || !('AudioContext' in globalThis)) return;
    this.#audio ??= new AudioContext();
    void this.#audio.resume().catch(() => undefined);
  }

  /** Once the visit is on the disk. */
  give({ sound, vibration }: Settings): void {
    if (vibration) globalThis.navigator?.vibrate?.(BUZZ_MS);
    if (sound && this.#audio?.state === 'running') click(this.#audio);
  }
}

/** Short, falling, quiet. */
function click(audio: AudioContext): void {
  const at = audio.currentTime;
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.setValueAtTime(880, at);
  tone.frequency.exponentialRampToValueAtTime(440, at + CLICK_S);
  volume.gain.setValueAtTime(0.12, at);
  volume.gain.exponentialRampToValueAtTime(0.001, at + CLICK_S);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + CLICK_S);
}
