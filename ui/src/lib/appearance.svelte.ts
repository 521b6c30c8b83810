// Colours and text size: a choice of this laptop's screen, not of the office,
// so they stay in the page's own storage.
export type Theme = 'auto' | 'light' | 'dark' | 'contrast' | 'contrast-dark';
export type TextSize = 'normal' | 'large' | 'larger';

export const themes: Record<Theme, string> = {
  auto: 'As the laptop does', light: 'Light', dark: 'Dark', contrast: 'High contrast, black on white',
  'contrast-dark': 'High contrast, white and yellow on black',
};
export const sizes: Record<TextSize, string> = { normal: 'Normal', large: 'Large', larger: 'Larger' };

const KEY = 'alongside-appearance';
const dark = matchMedia('(prefers-color-scheme: dark)');
const strong = matchMedia('(prefers-contrast: more)');

class Appearance {
  theme = $state<Theme>('auto');
  size = $state<TextSize>('normal');

  constructor() {
    const kept = read();
    if (kept.theme && kept.theme in themes) this.theme = kept.theme;
    if (kept.size && kept.size in sizes) this.size = kept.size;
    this.show();
    for (const query of [dark, strong]) query.addEventListener('change', () => this.show());
  }

  choose(change: { theme?: Theme; size?: TextSize }) {
    this.theme = change.theme ?? this.theme;
    this.size = change.size ?? this.size;
    try {
      localStorage.setItem(KEY, JSON.stringify({ theme: this.theme, size: this.size }));
    } catch {
      // A full or forbidden storage only means that the choice lasts until the window closes.
    }
    this.show();
  }

  private show() {
    const { dataset } = document.documentElement;
    dataset.theme = this.theme === 'auto' ? preferred() : this.theme;
    dataset.size = this.size;
  }
}

function preferred(): Theme {
  if (strong.matches) return dark.matches ? 'contrast-dark' : 'contrast';
  return dark.matches ? 'dark' : 'light';
}

function read(): { theme?: Theme; size?: TextSize } {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}');
  } catch {
    return {};
  }
}

export const appearance = new Appearance();
