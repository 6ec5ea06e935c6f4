import { beforeEach, describe, expect, it, vi } from 'vitest';
import { followingAtOnce } from './links';

const go = vi.fn();
let all: HTMLElement;

beforeEach(() => {
  go.mockClear();
  window.history.replaceState(null, '', '/register?view=1');
  document.body.innerHTML = '';
  all = document.body.appendChild(document.createElement('div'));
  followingAtOnce(go)(all);
});

function press(html: string, held: MouseEventInit = {}): MouseEvent {
  all.innerHTML = html;
  const event = new MouseEvent('click', { bubbles: true, cancelable: true, ...held });
  (all.querySelector('b') ?? all.querySelector('a'))?.dispatchEvent(event);
  return event;
}

describe('a press on a link of the window', () => {
  it('is followed at once, by what stands inside of it too', () => {
    expect(press('<a href="/pupil/1?tab=2#plan"><b>Zoë</b></a>').defaultPrevented).toBe(true);
    expect(go).toHaveBeenCalledExactlyOnceWith('/pupil/1?tab=2#plan', { keepFocus: false });
  });

  it('leaves the focus on it where it stands among the tabs of a file', () => {
    press('<nav data-sveltekit-keepfocus><a href="/pupil/1/notes">Notes</a></nav>');
    expect(go).toHaveBeenCalledExactlyOnceWith('/pupil/1/notes', { keepFocus: true });
  });

  it.each([
    ['with a key held that opens it elsewhere', '<a href="/today">Today</a>', { ctrlKey: true }],
    ['with another button', '<a href="/today">Today</a>', { button: 1 }],
    ['on a link to save what it leads to', '<a href="/today" download>Today</a>', {}],
    ['on a link for another window', '<a href="/today" target="_blank">Today</a>', {}],
    ['on a link out of the program', '<a href="https://example.org/">There</a>', {}],
    ['on a place of this very page', '<a href="#main">Skip to the page</a>', {}],
    ['on the page that is open', '<a href="/register?view=1">Register</a>', {}],
    ['on a name that is no link', '<a><b>Zoë</b></a>', {}],
  ])('is left as it is %s', (_when, html, held) => {
    press(html, held);
    expect(go).not.toHaveBeenCalled();
  });

  it('that something inside has dealt with is left to that', () => {
    all.addEventListener('click', (event) => event.preventDefault(), { capture: true, once: true });
    press('<a href="/today">Today</a>');
    expect(go).not.toHaveBeenCalled();
  });
});
