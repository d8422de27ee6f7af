import { type ComponentProps, useLayoutEffect, useRef } from 'react';
import styles from './growing-textarea.module.css';

const GROWS_BY_ITSELF = globalThis.CSS?.supports?.('field-sizing', 'content') ?? false;

/** A text field as high as its text; CSS does it where the browser can, else a measurement. */
export function GrowingTextarea({ ref, value, ...props }: ComponentProps<'textarea'>) {
  const wrapper = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again whenever the text changes.
  useLayoutEffect(() => {
    const field = wrapper.current?.querySelector('textarea');
    if (GROWS_BY_ITSELF || !field) return;
    field.style.blockSize = 'auto';
    field.style.blockSize = `${field.scrollHeight + 2}px`;
  }, [value]);
  // Words that were kept are gone on with; a browser would begin before them.
  useLayoutEffect(() => {
    const field = wrapper.current?.querySelector('textarea');
    field?.setSelectionRange(field.value.length, field.value.length);
  }, []);
  return (
    <div ref={wrapper} className={styles.wrapper}>
      <textarea ref={ref} rows={2} value={value} className={styles.field} {...props} />
    </div>
  );
}
