/** A sign over a kiosk: the mark of Pavilion, whose name stands beside it. `size` in pixels. */
export function Mark({ size }: { size: number }) {
  return (
    <svg viewBox="0 0 28 28" width={size} height={size} aria-hidden="true">
      <rect width="28" height="28" rx="5" fill="var(--surface-3)" />
      <path
        d="M5 12.5 14 6l9 6.5M7.5 12v9.5M20.5 12v9.5M14 14.5v7"
        fill="none"
        stroke="var(--text-on-ink)"
        strokeWidth="2.4"
        strokeLinecap="square"
      />
    </svg>
  );
}
