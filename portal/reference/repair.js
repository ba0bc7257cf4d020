// What Scalar 1.72 leaves out for people who use a keyboard or a screen reader: selector, attribute, value.
const repairs = [
  // The copy button of a code sample shows an icon only.
  ['button.scalar-code-copy:not([aria-label])', 'aria-label', 'Copy code'],
  // A long list of operations scrolls, and nothing in it takes the focus.
  ['ul.endpoints:not([tabindex])', 'tabindex', '0'],
  // Regions of the same name, one in each operation or one within the other, only crowd the list of landmarks.
  ['.response-card[role="region"]', 'role', 'group'],
  ['section.contents[aria-labelledby]:not([role])', 'role', 'group'],
];

function repair(root) {
  for (const [selector, attribute, value] of repairs) {
    for (const element of root.querySelectorAll(selector)) element.setAttribute(attribute, value);
  }
}

/** Repairs what is there and what will be drawn later, at most once a frame. */
export function keepRepaired(root) {
  let isAsked = false;
  new MutationObserver(() => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      repair(root);
    });
  }).observe(root, { childList: true, subtree: true });
}
