import styles from './StripedTag.module.css';

/** A printed label, square and striped: what is shown is not real. */
export function StripedTag({ children }: { children: string }) {
  return <span className={styles.tag}>{children}</span>;
}
