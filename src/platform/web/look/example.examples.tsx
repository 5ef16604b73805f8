/** One heading of the gallery. */
import type { ComponentChildren } from 'preact';

export const Example = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section aria-labelledby={title.replaceAll(' ', '-')}>
    <h2 class="head" id={title.replaceAll(' ', '-')}>
      {title}
    </h2>
    <div class="mt-4">{children}</div>
  </section>
);
