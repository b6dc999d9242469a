import type { Page } from 'playwright-core';

/** Texts that are cut, leave the screen, or lie over each other; and boxes that scroll. Runs in the page. */
const look = `(() => {
  const faults = [];
  const slack = 1.5;
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth || root.scrollHeight > innerHeight) faults.push('the page scrolls');
  const named = (node) => node.data.trim() + ' in ' + (node.parentElement.closest('[class]')?.className ?? '');
  const outside = (inner, outer) => inner.left < outer.left - slack || inner.right > outer.right + slack ||
    inner.top < outer.top - slack || inner.bottom > outer.bottom + slack;
  const screen = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  for (const element of document.querySelectorAll('main, main *:not(.spoken, .spoken *, svg *)')) {
    if (outside(element.getBoundingClientRect(), screen)) faults.push('off the screen: ' + element.className);
    if (getComputedStyle(element).overflow === 'visible') continue;
    if (element.scrollWidth > element.clientWidth + slack || element.scrollHeight > element.clientHeight + slack)
      faults.push('cut: ' + element.className + ' ' + element.textContent);
  }
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  const texts = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim() || node.parentElement.closest('.spoken')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    texts.push({ node, box });
    for (let around = node.parentElement; around.tagName !== 'MAIN'; around = around.parentElement)
      if (getComputedStyle(around).overflow !== 'visible' || around.matches('section, header, li, .foot'))
        if (outside(box, around.getBoundingClientRect())) faults.push('leaves its ' + around.className + around.tagName + ': ' + named(node));
  }
  const called = document.querySelector('.call');
  for (const [index, one] of texts.entries()) for (const other of texts.slice(index + 1)) {
    if (called && called.contains(one.node) !== called.contains(other.node)) continue;
    const over = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
    const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
    const height = Math.min(one.box.height, other.box.height);
    if (over > slack && down > height * 0.35) faults.push(named(one.node) + ' lies over ' + named(other.node));
  }
  return faults;
})()`;

/** Every text and box of the page that a person in the room could not read whole. */
export function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(look);
}
