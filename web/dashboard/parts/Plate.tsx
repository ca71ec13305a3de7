import classes from './Plate.module.css';

/** The sign of a booth's kiosk; a booth never appears without it. Dashed while there is no kiosk yet. */
export function Plate({ kiosk }: { kiosk: string | null }) {
  if (kiosk === null)
    return (
      <span className={`${classes.plate} ${classes.none}`} role="img" aria-label="No kiosk yet">
        –
      </span>
    );
  return (
    <span className={classes.plate}>
      <span className={classes.hidden}>Kiosk </span>
      {kiosk}
    </span>
  );
}

/** Plate and name, as they stand in every table and list. */
export function BoothName({ kiosk, name }: { kiosk: string | null; name: string }) {
  return (
    <span className={classes.booth}>
      <Plate kiosk={kiosk} />
      <span className={classes.name}>{name}</span>
    </span>
  );
}
