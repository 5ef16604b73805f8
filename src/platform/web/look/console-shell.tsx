/** The frame of the console: dense, English, light by day and dark in a car at night. */
import type { ComponentChildren } from 'preact';
import type { Visit } from '../visit.ts';
import { Mark } from './icons.tsx';
import { InventedStrip, Navigation, type NavigationItem } from './shell.tsx';

export interface ConsoleShellProps {
  readonly visit: Visit;
  readonly navigation: readonly NavigationItem[];
  readonly section?: string;
  readonly children: ComponentChildren;
}

export const ConsoleShell = ({ visit, navigation, section, children }: ConsoleShellProps) => (
  <>
    <a class="skip" href="#main">
      {visit.t('web:skip')}
    </a>
    <header class="masthead">
      <div class="masthead-bar px-4 max-lg:flex-wrap!">
        <a class="site" href={visit.href('/')}>
          <Mark size={24} />
          <span class="font-semibold! text-on-brand">
            {visit.site.name} <span class="hidden sm:inline">{visit.t('web:consoleName')}</span>
          </span>
        </a>
        <Navigation visit={visit} navigation={navigation} section={section} />
      </div>
      <InventedStrip visit={visit} />
    </header>
    <main id="main" class="min-w-0">
      {children}
    </main>
  </>
);
