// How the window looks for this person: colours and text size. It is applied to the root element; where it is
// kept is not its business: who signs in hands over what was kept, and hears of each choice.

export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

/** Text sizes in per cent of the system's own. */
export const TEXT_SIZES = [100, 110, 125, 150, 175, 200, 225] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

/** A text size as people choose it. */
export function textSizeWords(size: TextSize): string {
  return size === 100 ? 'Usual (100%)' : `${size}%`;
}

export const THEME_WORDS: Record<Theme, string> = {
  system: 'As the computer',
  light: 'Light',
  dark: 'Dark',
  contrast: 'High contrast',
};

interface SystemWishes {
  dark: MediaQueryList;
  contrast: MediaQueryList;
}

export class Display {
  theme = $state<Theme>('system');
  textSize = $state<TextSize>(100);
  /** Hears of each choice the person makes, once it is in force. */
  onchoice?: () => void;
  #root: HTMLElement;
  #system: SystemWishes;

  constructor(
    root: HTMLElement = document.documentElement,
    media: (query: string) => MediaQueryList = (query) => window.matchMedia(query),
  ) {
    this.#root = root;
    this.#system = {
      dark: media('(prefers-color-scheme: dark)'),
      contrast: media('(prefers-contrast: more)'),
    };
    for (const wish of Object.values(this.#system) as MediaQueryList[]) {
      wish.addEventListener('change', () => this.apply());
    }
    // Paper is white whatever the screen is.
    window.addEventListener('beforeprint', () => (this.#root.dataset['theme'] = 'light'));
    window.addEventListener('afterprint', () => this.apply());
    this.apply();
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    this.apply();
    this.onchoice?.();
  }

  setTextSize(size: TextSize): void {
    this.textSize = size;
    this.apply();
    this.onchoice?.();
  }

  /** Shows what was chosen before; a size that is no longer on offer gives way to the nearest below it. */
  restore(theme: Theme, size: number): void {
    this.theme = theme;
    this.textSize = TEXT_SIZES.findLast((known) => known <= size) ?? 100;
    this.apply();
  }

  /** One step larger or smaller, within the ends. */
  stepTextSize(step: 1 | -1): void {
    const next = TEXT_SIZES[TEXT_SIZES.indexOf(this.textSize) + step];
    if (next !== undefined) this.setTextSize(next);
  }

  apply(): void {
    this.#root.dataset['theme'] = this.#resolved();
    this.#root.style.fontSize = `${this.textSize}%`;
  }

  #resolved(): Exclude<Theme, 'system'> {
    if (this.theme !== 'system') return this.theme;
    if (this.#system.contrast.matches) return 'contrast';
    return this.#system.dark.matches ? 'dark' : 'light';
  }
}
