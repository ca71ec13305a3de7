import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useNow } from '../shell/use-tablet.ts';
import { TextField } from './fields.tsx';
import styles from './Notes.module.css';
import { cleaned } from './texts.ts';

/**
 * The one place for what a visitor gives of themselves: only after they saw the consent text and agreed. Taking the tick
 * away takes what was typed away with it.
 */
export function ContactFields({ consentText }: { consentText: string }) {
  const [agreedAt, setAgreedAt] = useState<string | null>(null);
  const nowMs = useNow(1000);
  return (
    <fieldset className={styles.contact}>
      <legend>May we answer them?</legend>
      <p>Show this, or read it out:</p>
      <blockquote id="consent">{consentText}</blockquote>
      <label className={styles.tick}>
        <input
          type="checkbox"
          name="contact-agreed"
          className="visually-hidden"
          aria-describedby="consent"
          checked={agreedAt !== null}
          onChange={(event) => setAgreedAt(event.target.checked ? new Date(nowMs).toISOString() : null)}
        />
        <span aria-hidden>{agreedAt !== null && <IconCheck size={20} stroke={2.4} />}</span>
        They have seen it and agreed
      </label>
      {agreedAt !== null && (
        <>
          <input type="hidden" name="contact-given-at" value={agreedAt} />
          <div className={styles.pair}>
            <TextField name="contact-name" label="Their name" kept="" most={120} size="line" />
            <TextField
              name="contact-address"
              label="E-mail or other address"
              kept=""
              most={200}
              size="line"
            />
          </div>
          <p>These two are gone if you leave this page before you record.</p>
        </>
      )}
    </fieldset>
  );
}

/** The contact with what was agreed to and when; null when nobody agreed. */
export function contactOf(data: FormData, consentText: string) {
  const text = (name: string) => cleaned(String(data.get(name) ?? ''));
  const givenAt = text('contact-given-at');
  if (givenAt === '' || !data.has('contact-agreed')) return null;
  return { name: text('contact-name'), address: text('contact-address'), consentText, givenAt };
}
