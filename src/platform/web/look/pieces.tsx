/** Small pieces of a page: tags, notes, panels, a trail of steps, facts, a person's face. */
import type { ComponentChildren } from 'preact';
import type { Translate } from '../messages/translate.ts';
import { Icon, type IconName } from './icons.tsx';

export interface TagProps {
  /** Ring = not begun, half = under way, full = done, triangle = look here, diamond = bad. */
  readonly kind?: 'open' | 'run' | 'good' | 'warn' | 'bad' | 'plain';
  /** For a sentence, which may need a second line on a phone. */
  readonly isLong?: boolean;
  readonly children: ComponentChildren;
}

const TAG_CLASSES = {
  open: 'tag',
  run: 'tag tag-run',
  good: 'tag tag-good',
  warn: 'tag tag-warn',
  bad: 'tag tag-bad',
  plain: 'tag tag-plain',
} as const;

/** A status: always a word, then a shape, and a colour last. */
export const Tag = ({ kind = 'open', isLong = false, children }: TagProps) => (
  <span class={isLong ? `${TAG_CLASSES[kind]} whitespace-normal` : TAG_CLASSES[kind]}>
    {children}
  </span>
);

export interface NoteProps {
  /** `warn` for a correction or a gap, `wall` for what is held back, else plain information. */
  readonly kind?: 'information' | 'warn' | 'wall';
  readonly icon?: IconName;
  readonly title?: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

const NOTE_CLASSES = {
  information: 'note',
  warn: 'note note-warn',
  wall: 'note note-wall',
} as const;
const NOTE_ICONS = { information: 'information', warn: 'alert', wall: 'lock' } as const;

/** One fact that people must not miss. */
export const Note = ({
  kind = 'information',
  icon,
  title,
  class: classes = '',
  children,
}: NoteProps) => (
  <div class={`${NOTE_CLASSES[kind]} ${classes}`.trim()}>
    <Icon name={icon ?? NOTE_ICONS[kind]} />
    <div>
      {title && <p class="font-semibold">{title}</p>}
      <div>{children}</div>
    </div>
  </div>
);

export interface PanelProps {
  /** Id of the heading inside that names it. */
  readonly labelledBy?: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** Something separate from the page around it: a meeting, a receipt. */
export const Panel = ({ labelledBy, class: classes = 'p-6', children }: PanelProps) =>
  labelledBy === undefined ? (
    <div class={`panel ${classes}`}>{children}</div>
  ) : (
    <section class={`panel ${classes}`} aria-labelledby={labelledBy}>
      {children}
    </section>
  );

export interface Step {
  readonly state: 'done' | 'now' | 'later';
  /** Already written in the reader's way. */
  readonly when: string;
  readonly title: string;
  readonly text?: ComponentChildren;
}

const STEP_CLASSES = { done: 'done', now: 'now', later: '' } as const;

/** What happened and what comes next, each with its date. */
export const Trail = ({
  steps,
  isSmall = false,
}: {
  steps: readonly Step[];
  isSmall?: boolean;
}) => (
  <ol class={isSmall ? 'trail trail-small' : 'trail'}>
    {steps.map(({ state, when, title, text }) => (
      <li class={STEP_CLASSES[state]} {...(state === 'now' && { 'aria-current': 'step' as const })}>
        <p class="text-md text-muted">{when}</p>
        <p class="font-semibold">{title}</p>
        {text && <div class="text-md text-muted">{text}</div>}
      </li>
    ))}
  </ol>
);

export interface Fact {
  readonly name: string;
  readonly value: ComponentChildren;
  /** A link to change it, on a "check your answers" page. */
  readonly change?: ComponentChildren;
}

/** Answers to check, or what is known of one thing: name, value and perhaps a link. */
export const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl class="facts border-t border-line">
    {facts.map(({ name, value, change }) => (
      <div>
        <dt>{name}</dt>
        <dd>{value}</dd>
        {change && <dd>{change}</dd>}
      </div>
    ))}
  </dl>
);

/** A short ruled list of figures: name at the start, value at the end. */
export const FactList = ({ facts }: { facts: readonly Fact[] }) => (
  <dl class="rows text-md *:flex *:items-baseline *:justify-between *:gap-6 *:py-2.5">
    {facts.map(({ name, value }) => (
      <div>
        <dt class="text-muted">{name}</dt>
        <dd class="num text-end font-semibold whitespace-nowrap">{value}</dd>
      </div>
    ))}
  </dl>
);

export interface FaceProps {
  readonly t: Translate;
  /** A person's name, or why none is shown. The reason and its date stand beside it in words. */
  readonly who: { readonly name: string } | 'withheld' | 'vacant';
}

/** Initials of a person; dashed where a name is held back or a post is vacant. */
export const Face = ({ t, who }: FaceProps) => {
  if (typeof who === 'object')
    return (
      <span class="face" aria-hidden="true">
        {initialsOf(who.name)}
      </span>
    );
  return (
    <span class="face face-none" role="img" aria-label={t(`web:face.${who}`)}>
      {who === 'withheld' ? '–' : '?'}
    </span>
  );
};

/** First letters of the first and last name, leaving out ranks such as "Sgt.". */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '' && !word.endsWith('.'));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return letters
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase('en');
}

/** A link that leads on, with an arrow that turns in right-to-left text. */
export const ArrowLink = ({ href, children }: { href: string; children: ComponentChildren }) => (
  <a class="arrow-link" href={href}>
    {children} <Icon class="turn" name="arrow" size={18} />
  </a>
);

/** Lets a wide table scroll by itself; with the keyboard too, so it can be reached. */
export const ScrollBox = ({ label, class: classes = '', children }: ScrollBoxProps) => (
  <section class={`scroll-x ${classes}`.trim()} aria-label={label} tabindex={0}>
    {children}
  </section>
);

interface ScrollBoxProps {
  readonly label: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

export interface PageHeadProps {
  /** What the title belongs to: "Beat 4". */
  readonly over?: string;
  readonly title: string;
  readonly lead?: ComponentChildren;
  /** Buttons at the end of the line. */
  readonly children?: ComponentChildren;
}

/** The one title of a page with its lead sentence. */
export const PageHead = ({ over, title, lead, children }: PageHeadProps) => (
  <div class="wrap flex flex-wrap items-end justify-between gap-x-8 gap-y-5 pt-5 pb-10">
    <div>
      {over && <p class="over">{over}</p>}
      <h1 class="title mt-1">{title}</h1>
      {lead && <p class="lead mt-3 max-w-2xl">{lead}</p>}
    </div>
    {children && <p class="flex flex-wrap gap-3">{children}</p>}
  </div>
);
