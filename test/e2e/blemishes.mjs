/* global document, getComputedStyle, NodeFilter */
const SLACK = 3;

/**
 * What an eye would see at once and axe does not look for: text that is cut off without a way to read it, and text that lies
 * under other text.
 */
export function blemishesOf(texts) {
  const cut = texts.filter(({ cutBy }) => cutBy > SLACK).map(({ text, cutBy, cutter }) => `cut off by ${Math.round(cutBy)} px: "${text}" in ${cutter}`);
  const boxes = texts.filter(({ floats }) => !floats).flatMap(({ text, lines }, of) => lines.map((line) => ({ ...line, text, of }))).sort((a, b) => a.top - b.top);
  const overlapping = boxes.flatMap((box, index) => {
    const below = boxes.slice(index + 1);
    const end = below.findIndex(({ top }) => top >= box.bottom - SLACK);
    // Lines of one text lie as close as their font wants.
    return (end === -1 ? below : below.slice(0, end)).filter((other) => other.of !== box.of && isOver(box, other)).map((other) => `"${box.text}" and "${other.text}" overlap`);
  });
  return [...new Set([...cut, ...overlapping])];
}

const isOver = (box, other) => Math.min(box.right, other.right) - Math.max(box.left, other.left) > SLACK && Math.min(box.bottom, other.bottom) - other.top > Math.min(box.bottom - box.top, other.bottom - other.top) / 3;

/** Every text that is seen, with the lines it takes and by how much what holds it cuts it off. Runs in the page, so all it needs stands in it. */
export function textsOnPage() {
  const isHidden = (style) => style.visibility === 'hidden' || style.opacity === '0' || style.clipPath !== 'none' || (style.clip !== 'auto' && style.position === 'absolute');
  const range = document.createRange();
  const placeOf = (node, lines) => {
    const place = { cutBy: 0, cutter: '', floats: false, view: { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity } };
    const isTold = node.parentElement.closest('[title]') !== null;
    let scrolls = false;
    for (let element = node.parentElement; element && element !== document.documentElement; element = element.parentElement) {
      const [style, box] = [getComputedStyle(element), element.getBoundingClientRect()];
      if (isHidden(style) || box.width <= 1 || box.height <= 1) return undefined;
      // What floats lies over the rest on purpose.
      if (/fixed|sticky/.test(style.position) || (style.position === 'absolute' && style.zIndex !== 'auto')) place.floats = true;
      if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
      scrolls ||= /auto|scroll/.test(style.overflowX + style.overflowY);
      const by = Math.max(...lines.map((line) => Math.max(line.right - box.right, box.left - line.left, line.bottom - box.bottom, box.top - line.top)));
      if (!scrolls && !isTold && place.cutter === '' && by > 0) Object.assign(place, { cutBy: by, cutter: `${element.tagName.toLowerCase()}.${String(element.className).split(' ')[0]}` });
      const { view } = place;
      place.view = { left: Math.max(view.left, box.left), right: Math.min(view.right, box.right), top: Math.max(view.top, box.top), bottom: Math.min(view.bottom, box.bottom) };
    }
    return place;
  };
  const found = [];
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    // What is folded away has boxes, but nobody sees them.
    if (node.data.trim() === '' || !node.parentElement.checkVisibility() || node.parentElement.closest('[aria-hidden=true], [inert], option')) continue;
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
    const place = lines.length > 0 ? placeOf(node, lines) : undefined;
    if (!place) continue;
    const { view, ...rest } = place;
    const shown = lines.map(({ left, right, top, bottom }) => ({ left: Math.max(left, view.left), right: Math.min(right, view.right), top: Math.max(top, view.top), bottom: Math.min(bottom, view.bottom) }));
    found.push({ ...rest, text: node.data.replace(/\s+/g, ' ').trim().slice(0, 60), lines: shown.filter(({ left, right, top, bottom }) => right > left && bottom > top) });
  }
  return found;
}
