import { provideChromium } from '#tools/chromium';

/** Before the workers ask for it, and once: two that install at the same time would be in each other's way. */
export default function setUp() {
  provideChromium();
}
