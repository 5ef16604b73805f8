/** The line icons and the lighthouse mark, in the colour of the text beside them. */

const DRAWINGS = {
  alert: 'M12 4 2.5 20h19ZM12 10v4.5M12 17v.1',
  arrow: 'M5 12h14M13 6l6 6-6 6',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15ZM10.5 21h3',
  calendar: 'M4 6h16v14H4ZM4 10h16M8 3.5V7M16 3.5V7',
  chart: 'M4 20h16M7 20v-7M12 20V6M17 20v-10',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  checklist: 'M4 6l1.5 1.5L8 5M4 12l1.5 1.5L8 11M4 18l1.5 1.5L8 17M11 6.5h9M11 12.5h9M11 18.5h9',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5V12l3 2',
  complaint: 'M4 5h16v11H10l-5 4v-4H4ZM12 8v3.5M12 13.7v.1',
  heart: 'M12 20s-8-4.7-8-10.5A4.5 4.5 0 0 1 12 7a4.5 4.5 0 0 1 8 2.5C20 15.3 12 20 12 20Z',
  information: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 11v5M12 8v.1',
  leave: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  lock: 'M6 11h12v9H6ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  map: 'M9 5 3 7v13l6-2 6 2 6-2V5l-6 2-6-2ZM9 5v13M15 7v13',
  people: 'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM3 19c0-3 2.6-5 6-5s6 2 6 5M15.5 5a3 3 0 0 1 0 6',
  pin: 'M12 21s-6-6-6-11a6 6 0 0 1 12 0c0 5-6 11-6 11ZM12 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7Z',
  speech: 'M4 5h16v11H10l-5 4v-4H4Z',
  wall: 'M4 5h16v14H4ZM4 9.7h16M4 14.3h16M12 5v4.7M8 9.7v4.6M16 9.7v4.6M12 14.3V19',
} as const;

export type IconName = keyof typeof DRAWINGS;

export interface IconProps {
  readonly name: IconName;
  /** Side in px: 26 beside a heading, 20 in a button, 18 in a line of text. */
  readonly size?: number;
  readonly class?: string;
}

/** Hidden from screen readers: the words beside it say what it means. */
export const Icon = ({ name, size = 22, class: classes = '' }: IconProps) => (
  <svg
    class={classes}
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d={DRAWINGS[name]} />
  </svg>
);

export const Mark = ({ size }: { size: number }) => (
  <svg
    class="shrink-0"
    width={size}
    height={size}
    viewBox="0 0 34 34"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    aria-hidden="true"
  >
    <circle cx="17" cy="17" r="15.5" />
    <path d="M14.5 22 15.7 11h2.6l1.2 11ZM15 8.5h4V11h-4ZM12.5 9.5 7.5 8M21.5 9.5l5-1.5" />
    <path
      d="M6 24.5c2-1.6 3.6-1.6 5.5 0s3.6 1.6 5.5 0 3.6-1.6 5.5 0 3.6 1.6 5.5 0"
      stroke-width="1.5"
    />
  </svg>
);
