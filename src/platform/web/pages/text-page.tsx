/** A page of text: title, lead, sections at reading width. */
import type { ComponentChildren } from 'preact';

interface TextPageProps {
  readonly title: string;
  readonly lead: string;
  readonly children: ComponentChildren;
}

export const TextPage = ({ title, lead, children }: TextPageProps) => (
  <div class="wrap pt-5">
    <div class="max-w-2xl space-y-10">
      <div>
        <h1 class="title">{title}</h1>
        <p class="lead mt-3">{lead}</p>
      </div>
      {children}
    </div>
  </div>
);

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

export const Section = ({ id, title, children }: SectionProps) => (
  <section class="space-y-3" aria-labelledby={id}>
    <h2 class="head" id={id}>
      {title}
    </h2>
    {children}
  </section>
);

export const Bullets = ({ items }: { items: readonly string[] }) => (
  <ul class="rows">
    {items.map((item) => (
      <li class="py-3">{item}</li>
    ))}
  </ul>
);
